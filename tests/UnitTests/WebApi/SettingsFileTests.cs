using Microsoft.AspNetCore.Builder;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.UnitTests.WebApi;

public sealed class SettingsFileTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ryze-settings-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [TestCase("{\n  \"BRIDGE_TOKEN\": s3cr3t\n}", "is not valid JSON, line 2")]
    [TestCase("{\n  \"BRIDGE_TOKEN\": true-s3cr3t\n}", "is not valid JSON, line 2")]
    [TestCase("{", "is not valid JSON, line 1")]
    [TestCase("[]", "must be one JSON object, in which no setting stands twice")]
    [TestCase("{\"A\":\"1\",\"a\":\"2\"}", "must be one JSON object, in which no setting stands twice")]
    public void Names_the_file_and_the_line_and_repeats_nothing_of_it(string text, string fault)
    {
        var file = Path.Combine(folder.FullName, "appsettings.json");
        File.WriteAllText(file, text);

        Assert.That(
            () => SettingsFile.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder.FullName }),
            Throws.InstanceOf<InvalidSettingException>().With.Message.EqualTo($"{file}: {fault}"));
    }
}
