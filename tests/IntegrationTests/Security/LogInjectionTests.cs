using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>Text from outside adds no line to the log, no terminal colours and no invisible characters.</summary>
[TestFixture(Database.Sqlite)]
public sealed class LogInjectionTests(Database kind) : ServiceTests(kind)
{
    private const string Evil = "evil\ninfo: forged[0]\r\n      forged\u001b[31m\u2028forged\u0085forged\u202eforged\b\u0007";
    private const string EvilPath = "evil%0Ainfo:%20forged%5B0%5D%0D%0A%1B%5B31m%E2%80%A8forged";

    // A line of ours begins with the time and its level, or is indented.
    private const string Ours = @"^(\d{4}-\d\d-\d\dT[\d:.]+Z (info|warn|fail): RyzeChatwoot\.|\d{4}-\d\d-\d\dT[\d:.]+Z info: Microsoft\.Hosting\.| {6}(?!forged))";

    [Test]
    public async Task The_simple_console_shows_only_lines_of_ours()
    {
        var output = await ProvokeAsync("simple");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.All.Match(Ours));
        Assert.That(lines.Count(line => line.Contains("Z warn: ", StringComparison.Ordinal)), Is.EqualTo(3), output);
        AssertPlain(string.Concat(lines));
    }

    [Test]
    public async Task The_JSON_console_shows_one_object_a_line()
    {
        var output = await ProvokeAsync("json");

        var warnings = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Where(line => line.GetProperty("LogLevel").GetString() == "Warning")
            .Select(line => line.GetProperty("Message").GetString()!)
            .ToArray();
        Assert.That(warnings, Has.Length.EqualTo(3));
        AssertPlain(string.Concat(warnings));
        AssertPlain(output.Replace("\n", "", StringComparison.Ordinal));
    }

    private static void AssertPlain(string text)
    {
        Assert.That(text.EnumerateRunes().Where(rune => !Domain.Integrations.TextSanitizer.IsPrintable(rune)), Is.Empty);
        Assert.That(text, Does.Contain("evil"), "The bridge's words are there.");
    }

    /// <summary>Sends everything that is logged, and much that is not, with text that wants to be more than that.</summary>
    /// <returns>What the process printed.</returns>
    private async Task<string> ProvokeAsync(string formatter)
    {
        await GivenIntegrationAsync();
        await using var process = await ServiceProcess.StartAsync(new Dictionary<string, string?>(Fixture.Settings)
        {
            ["Logging:Console:FormatterName"] = formatter,
            ["Logging:Console:FormatterOptions:IncludeScopes"] = "true",
        });
        using var client = new ChatwootClient(process.BaseUrl, AccountToken);

        Bridge.OnRead(BridgeReply.Text(500, Evil, "text/plain"));
        Bridge.OnActivate(BridgeReply.Text(500, Evil, "text/plain"));
        Bridge.OnTerminate(BridgeReply.Text(400, Evil, "text/plain"));
        int[] statuses =
        [
            (await client.ListAsync(Instance)).Status,
            (await client.ListAsync(EvilPath)).Status,
            (await client.SetAsync(Instance)).Status,
            (await client.SetAsync(EvilPath)).Status,
            (await client.DeleteAsync(EvilPath)).Status,
            (await client.SendAsync(HttpMethod.Get, EvilPath)).Status,
            (await client.DeleteAsync(Instance)).Status,
            (await new ChatwootClient(process.BaseUrl, "evil token\u001b[31m").ListAsync(EvilPath)).Status,
        ];

        Assert.That(statuses, Is.EqualTo((int[])[200, 404, 502, 404, 404, 404, 200, 401]));
        return (await process.StopAsync()).Output;
    }
}
