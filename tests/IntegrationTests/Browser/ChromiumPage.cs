using Microsoft.Playwright;

namespace RyzeChatwoot.IntegrationTests.Browser;

/// <summary>A page in an installed Chromium, and what it requested and reported.</summary>
internal sealed class ChromiumPage : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<Uri> requests = [];
    private readonly List<string> errors = [];

    private ChromiumPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (this.playwright, this.browser, Page) = (playwright, browser, page);
        page.Request += (_, request) => requests.Add(new Uri(request.Url));
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Every address that the page requested, its own included.</summary>
    public IReadOnlyCollection<Uri> Requests => requests;

    /// <summary>The errors on the page's console, uncaught exceptions included.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <returns>Null where no Chromium is installed.</returns>
    /// <exception cref="InvalidOperationException">None is installed and <c>CI</c> is <c>true</c>.</exception>
    public static async Task<ChromiumPage?> TryStartAsync()
    {
        if (ChromiumBinary.Find() is not { } program)
        {
            return Environment.GetEnvironmentVariable("CI") == "true" ? throw new InvalidOperationException(ChromiumBinary.UnavailableReason) : null;
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, ChromiumSandbox = false });
        return new ChromiumPage(playwright, browser, await browser.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
