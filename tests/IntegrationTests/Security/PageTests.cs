namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>The page that shows the API's description: nothing of it comes from elsewhere, and nothing of elsewhere gets into it.</summary>
[TestFixture(Database.Sqlite)]
public sealed class PageTests(Database kind) : ServiceTests(kind)
{
    private static readonly string[] Files = ["index.html", "index.js", "index.css", "swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js"];

    [TestCaseSource(nameof(Files))]
    public async Task Every_file_tells_browsers_to_be_careful(string file)
    {
        var response = await GetAsync($"docs/{file}");

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.Header("Content-Security-Policy"), Does.Contain("default-src 'none'").And.Contain("script-src 'self';")
            .And.Contain("connect-src 'self'").And.Contain("frame-ancestors 'none'"));
        Assert.That(response.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(response.Header("X-Frame-Options"), Is.EqualTo("DENY"));
        Assert.That(response.Header("Referrer-Policy"), Is.EqualTo("no-referrer"));
    }

    [Test]
    public async Task The_page_names_its_own_files_alone_and_has_no_script_in_it()
    {
        var page = (await GetAsync("docs/index.html")).Body;

        Assert.That(page, Does.Match("<script src=").And.Not.Match(@"(src|href)=""(https?:)?//").And.Not.Match(@"<script(?![^>]*\ssrc=)"));
    }

    [Test]
    public async Task Nothing_in_the_address_changes_what_the_page_loads_or_keeps()
    {
        var script = (await GetAsync("docs/index.js?url=https://evil.example.com/api.json&configUrl=https://evil.example.com")).Body;

        Assert.That(script, Does.Not.Contain("evil").And.Not.Contain("queryConfigEnabled\":true"));
        Assert.That(script, Does.Contain("\"persistAuthorization\":false"), "Tokens typed in are forgotten.");
    }

    [Test]
    public async Task The_API_itself_carries_none_of_it() =>
        Assert.That((await Client.ListAsync(Instance)).Header("Content-Security-Policy"), Is.Null);

    private async Task<Response> GetAsync(string path)
    {
        using var stranger = Service.ClientWith(null);
        return await stranger.SendAsync(HttpMethod.Get, path);
    }
}
