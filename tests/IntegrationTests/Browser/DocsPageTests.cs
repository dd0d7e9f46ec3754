using System.Text.Json.Nodes;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.IntegrationTests.Browser;

/// <summary>The page <c>/docs</c> as a person uses it, in a real browser.</summary>
public sealed class DocsPageTests() : ServiceTests(Database.Sqlite)
{
    /// <summary>Another name than the one that the page offers as an example.</summary>
    private const string Typed = "vendas";

    private const string Operation = "#operations-Chatwoot-list";

    private BrowserPage page = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        var browser = await BrowserPage.TryStartAsync();
        if (browser is null)
        {
            Assert.Ignore(BrowserPage.UnavailableReason!);
        }

        page = browser;
        await Service.AddInstanceAsync(Account, Typed);
        await page.OpenAsync(new Uri(Service.BaseUrl, "docs"));
    }

    [TearDown]
    public async Task CloseAsync() => await (page?.DisposeAsync() ?? ValueTask.CompletedTask);

    [TestCase("token")]
    [TestCase("bearer")]
    public async Task A_status_can_be_tried_on_the_page_which_loads_nothing_from_elsewhere(string scheme)
    {
        Bridge.OnActivate(Replies.Activated("int_1", inboxId: 42));
        Bridge.OnRead(Replies.Live("paused", inboxId: 42));
        await Client.SetAsync(Typed);

        await AuthorizeAsync(scheme, AccountToken);
        await TryListAsync(Typed);

        Assert.That(await ShownStatusAsync(), Is.EqualTo("200"));
        var expected = (await Client.ListAsync(Typed)).Body;
        Assert.That(JsonNode.DeepEquals(await ShownBodyAsync(), JsonNode.Parse(expected)), expected);
        Assert.That(expected, Does.Contain("\"paused\""));
        Assert.That(page.Requests, Has.Some.Matches<Uri>(uri => uri!.AbsolutePath == $"/api/chatwoot/list/{Typed}"));
        Assert.That(page.Requests.Where(IsElsewhere), Is.Empty);
        Assert.That(page.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_wrong_token_shows_the_error_as_it_is()
    {
        await AuthorizeAsync("token", "nobody-has-this-token");
        await TryListAsync(Typed);

        Assert.That(await ShownStatusAsync(), Does.StartWith("401"));
        Assert.That(
            (await ShownBodyAsync())?.ToJsonString(), Is.EqualTo("""{"success":false,"error":{"message":"Invalid token"}}"""));
        Assert.That(page.Requests.Where(IsElsewhere), Is.Empty);
        Assert.That(page.Complaints, Has.All.Contains("401"));
    }

    // What has a scheme of another kind, such as the images that stand in the page itself, is loaded from nowhere.
    private bool IsElsewhere(Uri uri) =>
        uri.Scheme != "data" && uri.GetLeftPart(UriPartial.Authority) != Service.BaseUrl.GetLeftPart(UriPartial.Authority);

    private async Task AuthorizeAsync(string scheme, string token)
    {
        var field = scheme == "token" ? "#api_key_value" : "#auth-bearer-value";
        await page.ClickAsync(".scheme-container button.authorize");
        await page.FillAsync(field, token);
        await page.ClickAsync($".auth-container:has({field}) button.authorize");
        await page.ClickAsync(".auth-container button.btn-done");
    }

    private async Task TryListAsync(string instance)
    {
        await page.ClickAsync($"{Operation} .opblock-summary-control");
        await page.ClickAsync($"{Operation} .try-out__btn");
        await page.FillAsync($"{Operation} tr[data-param-name=instance] input", instance);
        await page.ClickAsync($"{Operation} button.execute");
    }

    private Task<string> ShownStatusAsync() => page.ReadAsync($"{Operation} .live-responses-table tr.response .response-col_status");

    private async Task<JsonNode?> ShownBodyAsync() =>
        JsonNode.Parse(await page.ReadAsync($"{Operation} .live-responses-table tr.response .response-col_description pre code"));
}
