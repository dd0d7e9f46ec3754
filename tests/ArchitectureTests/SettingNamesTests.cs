using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class SettingNamesTests
{
    private static readonly string[] Names =
    [
        "DATABASE_URL", "ENCRYPTION_KEY", "BRIDGE_URL", "BRIDGE_TOKEN", "BASE_URL", "BRIDGE_INTERNAL_RYZEAPI_URL",
        "RATE_LIMIT_PER_MINUTE", "RATE_LIMIT_SHARED", "CORS_ALLOWED_ORIGINS", "TRUSTED_PROXIES", "ASPNETCORE_URLS",
        "METRICS_PORT", "SHUTDOWN_DELAY_SECONDS",
    ];

    [Test]
    public void A_setting_has_one_reader() => Assert.That(SettingNames.Offenders(Names, SourceFile.All), Is.Empty);

    [Test]
    public void Bites_on_a_second_reader()
    {
        var first = new SourceFile("A.cs", """const string Setting = "DOOR";""");
        var second = new SourceFile("B.cs", "var text = configuration[@\"DOOR\"];");

        Assert.That(SettingNames.Offenders(["DOOR"], [first, second]), Is.EqualTo(["DOOR stands in 2 files: A.cs, B.cs"]));
    }

    [TestCase("// \"DOOR\"")]
    [TestCase("""var text = "DOOR is required";""")]
    public void Bites_on_a_setting_that_is_never_read(string code) =>
        Assert.That(SettingNames.Offenders(["DOOR"], [new SourceFile("A.cs", code)]), Is.EqualTo(["DOOR stands in 0 files: "]));
}
