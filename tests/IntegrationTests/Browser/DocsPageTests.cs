using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RyzeChatwoot.IntegrationTests.Browser;

/// <summary>The page <c>/docs</c> as a person uses it, in a real browser.</summary>
public sealed class DocsPageTests() : ServiceTests(Database.Sqlite)
{
    /// <summary>Another name than the one that the page offers as an example.</summary>
    private const string Typed = "vendas";

    private const string Operation = "#operations-Chatwoot-list";

    /// <summary>The height of a usual screen in pixels.</summary>
    private const int Screen = 1080;

    private ChromiumPage chromium = null!;

    private IPage Page => chromium.Page;

    [SetUp]
    public async Task OpenAsync()
    {
        var started = await ChromiumPage.TryStartAsync();
        if (started is null)
        {
            Skipped.Because(ChromiumBinary.UnavailableReason);
        }

        chromium = started;
        await Service.AddInstanceAsync(Account, Typed);
        await Page.GotoAsync(Service.BaseUrl.AbsoluteUri);
    }

    [TearDown]
    public async Task CloseAsync() => await (chromium?.DisposeAsync() ?? ValueTask.CompletedTask);

    [TestCase("token")]
    [TestCase("bearer")]
    public async Task A_status_can_be_tried_on_the_page_which_loads_nothing_from_elsewhere(string scheme)
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1", inboxId: 42));
        Bridge.OnRead(BridgeReplies.Live("paused", inboxId: 42));
        await Client.SetAsync(Typed);

        await AuthorizeAsync(scheme, AccountToken);
        await TryListAsync(Typed);

        Assert.That(await ShownStatusAsync(), Is.EqualTo("200"));
        var expected = (await Client.ListAsync(Typed)).Body;
        Assert.That(JsonNode.DeepEquals(await ShownBodyAsync(), JsonNode.Parse(expected)), expected);
        Assert.That(expected, Does.Contain("\"paused\""));
        Assert.That(chromium.Requests, Has.Some.Matches<Uri>(uri => uri!.AbsolutePath == $"/api/chatwoot/list/{Typed}"));
        Assert.That(chromium.Requests.Where(IsElsewhere), Is.Empty);
        Assert.That(chromium.Errors, Is.Empty);
    }

    [Test]
    public async Task A_wrong_token_shows_the_error_as_it_is()
    {
        await AuthorizeAsync("token", "this-token-is-not-stored");
        await TryListAsync(Typed);

        Assert.That(await ShownStatusAsync(), Does.StartWith("401"));
        Assert.That(
            (await ShownBodyAsync())?.ToJsonString(), Is.EqualTo("""{"success":false,"error":{"message":"Invalid token"}}"""));
        Assert.That(chromium.Requests.Where(IsElsewhere), Is.Empty);
        Assert.That(chromium.Errors, Has.All.Contains("401"));
    }

    [Test]
    public async Task Every_operation_fits_on_a_few_screens_and_Chatwoot_comes_first()
    {
        await Page.WaitForSelectorAsync(Operation);
        var tags = await Page.Locator(".opblock-tag").EvaluateAllAsync<string[]>("tags => tags.map(tag => tag.dataset.tag)");
        Assert.That(tags, Is.EqualTo(["Chatwoot", "Health"]));

        foreach (var operation in await Page.Locator(".opblock").AllAsync())
        {
            await operation.Locator(".opblock-summary-control").ClickAsync();
            await operation.Locator(".responses-table").WaitForAsync();
            Assert.That((await operation.BoundingBoxAsync())!.Height, Is.LessThan(Screen * 3));
        }
    }

    // What has a scheme of another kind, such as the images that stand in the page itself, is loaded from nowhere.
    private bool IsElsewhere(Uri uri) =>
        uri.Scheme != "data" && uri.GetLeftPart(UriPartial.Authority) != Service.BaseUrl.GetLeftPart(UriPartial.Authority);

    private async Task AuthorizeAsync(string scheme, string token)
    {
        var field = scheme == "token" ? "#api_key_value" : "#auth-bearer-value";
        await Page.ClickAsync(".scheme-container button.authorize");
        await Page.FillAsync(field, token);
        await Page.ClickAsync($".auth-container:has({field}) button.authorize");
        await Page.ClickAsync(".auth-container button.btn-done");
    }

    private async Task TryListAsync(string instance)
    {
        await Page.ClickAsync($"{Operation} .opblock-summary-control");
        await Page.ClickAsync($"{Operation} .try-out__btn");
        await Page.FillAsync($"{Operation} tr[data-param-name=instance] input", instance);
        await Page.ClickAsync($"{Operation} button.execute");
    }

    private async Task<string> ShownStatusAsync() =>
        (await Page.InnerTextAsync($"{Operation} .live-responses-table tr.response .response-col_status")).Trim();

    private async Task<JsonNode?> ShownBodyAsync() =>
        JsonNode.Parse(await Page.InnerTextAsync($"{Operation} .live-responses-table tr.response .response-col_description pre code"));
}
