namespace RyzeChatwoot.IntegrationTests.Encryption;

/// <summary>The key of an embedded database whose operator set none (contract, section 10).</summary>
[TestFixture(Database.Sqlite)]
public sealed class KeyFileTests(Database kind) : CommandTests(kind)
{
    [Test]
    public async Task The_key_file_is_made_once_for_its_owner_only_and_reused()
    {
        Environment["ENCRYPTION_KEY"] = null;

        await StoreTokenAsync();
        var file = KeyFiles().Single();
        var key = await File.ReadAllTextAsync(file);
        await using (var again = await Fixture.StartServiceAsync())
        {
            Assert.That(again.Log.Lines.Select(line => line.Text), Has.None.Contains(key.Trim().Split(':')[1]));
        }

        Assert.That(KeyFiles(), Is.EqualTo((string[])[file]));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(key));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task A_lost_or_damaged_key_file_stops_the_start_while_tokens_need_it()
    {
        Environment["ENCRYPTION_KEY"] = null;
        await StoreTokenAsync();
        var file = KeyFiles().Single();

        await File.WriteAllTextAsync(file, "damaged-key");
        var damaged = ComplaintOf(await RunAsync());
        File.Delete(file);
        var lost = ComplaintOf(await RunAsync());

        Assert.That(damaged, Does.Contain(file).And.Not.Contain("damaged-key"));
        Assert.That(lost, Does.Contain("ENCRYPTION_KEY"));
        Assert.That(KeyFiles(), Is.Empty);
    }

    private string[] KeyFiles() => Directory.GetFiles(Data.Folder, "*.key");
}
