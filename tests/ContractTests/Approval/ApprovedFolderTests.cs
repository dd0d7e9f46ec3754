namespace RyzeChatwoot.ContractTests.Approval;

public sealed class ApprovedFolderTests
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("ryze-approved-");

    private string Approved => Path.Combine(place.FullName, "a.txt");

    private string Received => Path.Combine(place.FullName, "a.received.txt");

    [TearDown]
    public void Remove() => place.Delete(recursive: true);

    [Test]
    public void The_approved_files_are_those_that_tests_use() =>
        Assert.That(ApprovedFolder.OfThisProject.Names, Is.EquivalentTo(ApprovedNames.In(typeof(ContractTest).Assembly)));

    [Test]
    public void No_approved_file_shows_a_secret() =>
        Assert.That(
            ApprovedFolder.OfThisProject.ReadAll(),
            Does.Not.Contain(RequestBodies.ApiToken)
                .And.Not.Contain(Settings.BridgeToken)
                .And.Not.Contain(ServiceFixture.AccountToken)
                .And.Not.Contain(ServiceFixture.InstanceToken));

    [Test]
    public void A_file_that_no_test_uses_is_seen_and_a_received_one_is_not_taken_for_approved()
    {
        File.WriteAllBytes(Approved, []);
        File.WriteAllBytes(Received, []);

        Assert.That(new ApprovedFolder(place.FullName).Names, Is.EqualTo(["a"]));
    }

    [Test]
    public void The_same_bytes_are_accepted_and_an_old_received_file_goes()
    {
        File.WriteAllBytes(Approved, "same —"u8);
        File.WriteAllBytes(Received, "old"u8);

        Assert.That(new ApprovedFolder(place.FullName).Compare("a", [.. "same —"u8]), Is.Null);
        Assert.That(Received, Does.Not.Exist);
    }

    [Test]
    public void One_other_byte_is_refused_shown_and_left_as_a_received_file()
    {
        File.WriteAllBytes(Approved, "head\na — b\ntail\n"u8);

        var difference = new ApprovedFolder(place.FullName).Compare("a", [.. "head\na - b\ntail\n"u8]);

        Assert.That(difference, Does.Contain("- a — b").And.Contain("+ a - b").And.Contain("  head").And.Contain("  tail"));
        Assert.That(difference, Does.Contain("at byte 7: 0xe2 approved, 0x2d received"));
        Assert.That(File.ReadAllText(Received), Is.EqualTo("head\na - b\ntail\n"));
        Assert.That(File.ReadAllText(Approved), Is.EqualTo("head\na — b\ntail\n"));
    }

    [Test]
    public void A_difference_names_the_command_that_approves_it()
    {
        var difference = new ApprovedFolder(place.FullName).Compare("a", [.. "new"u8]);

        Assert.That(difference, Does.Contain($"mv '{Received}' '{Approved}'"));
    }

    [Test]
    public void Bytes_that_read_the_same_are_still_different()
    {
        File.WriteAllBytes(Approved, [0xff]);

        Assert.That(new ApprovedFolder(place.FullName).Compare("a", [0xfe]), Does.Contain("at byte 0: 0xff approved, 0xfe received"));
    }

    [Test]
    public void A_missing_approved_file_is_refused_and_not_made()
    {
        var difference = new ApprovedFolder(place.FullName).Compare("a", [.. "new"u8]);

        Assert.That(difference, Does.Contain("no approved file a.txt").And.Contain("+ new"));
        Assert.That(File.ReadAllText(Received), Is.EqualTo("new"));
        Assert.That(Approved, Does.Not.Exist);
    }
}
