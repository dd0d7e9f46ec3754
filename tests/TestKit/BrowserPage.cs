using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// One page in a Chromium of its own, without a window: the one that <c>CHROMIUM_PATH</c> names, else one on the PATH. Elements are named
/// by CSS selectors.
/// </summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ChromiumProcess process;
    private readonly DevTools tools;
    private readonly ConcurrentQueue<Uri> requests = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private string session = "";

    private BrowserPage(ChromiumProcess process, DevTools tools) => (this.process, this.tools) = (process, tools);

    /// <summary>Why <see cref="TryStartAsync"/> gave null; the reason to skip a test with.</summary>
    public static string? UnavailableReason { get; private set; }

    /// <summary>Every address that the page has asked for, its own included.</summary>
    public IReadOnlyCollection<Uri> Requests => requests;

    /// <summary>The errors on the page's console, uncaught exceptions included.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <returns>Null where no Chromium is installed.</returns>
    /// <exception cref="InvalidOperationException">None is installed and <c>CI</c> is <c>true</c>; or the one that is does not start.</exception>
    public static async Task<BrowserPage?> TryStartAsync()
    {
        if (ChromiumBinary.Find() is not { } program)
        {
            UnavailableReason =
                $"Chromium is not available: {ChromiumBinary.Variable} is not set, and none of "
                + $"{string.Join(", ", ChromiumBinary.Programs)} is on the PATH";
            return Environment.GetEnvironmentVariable("CI") == "true" ? throw new InvalidOperationException(UnavailableReason) : null;
        }

        var process = await ChromiumProcess.StartAsync(program);
        try
        {
            var page = new BrowserPage(process, await DevTools.ConnectAsync(process.Address));
            await page.AttachAsync();
            return page;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public Task OpenAsync(Uri address) => SendAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });

    /// <summary>Clicks an element as soon as it is there and can be clicked.</summary>
    public Task ClickAsync(string selector) => WhenThereAsync(selector, "if (element.disabled) return null; element.click(); return true;");

    /// <summary>Types a text into a field as soon as it is there, in place of what it holds.</summary>
    public Task FillAsync(string selector, string text) => WhenThereAsync(
        selector,
        $$"""
        // The page's framework keeps values of its own and believes only the element's setter followed by an event.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(element, {{JsonSerializer.Serialize(text)}});
        element.dispatchEvent(new Event('input', { bubbles: true }));
        // A field that waits for the end of typing takes this for it.
        element.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
        return true;
        """);

    /// <summary>The text of an element as soon as it is there and has one.</summary>
    public Task<string> ReadAsync(string selector) => WhenThereAsync(selector, "return element.textContent.trim() || null;");

    /// <summary>Ends the browser and removes its profile.</summary>
    public async ValueTask DisposeAsync()
    {
        await tools.DisposeAsync();
        await process.DisposeAsync();
    }

    private async Task AttachAsync()
    {
        tools.Happened += Note;
        var target = await tools.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await tools.SendAsync(
            "Target.attachToTarget", new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        session = (string)attached["sessionId"]!;
        foreach (var domain in (string[])["Page", "Network", "Runtime", "Log"])
        {
            await SendAsync($"{domain}.enable");
        }
    }

    /// <summary>Runs statements on an element until they return something, again after each change of the page.</summary>
    private async Task<string> WhenThereAsync(string selector, string statements)
    {
        var expression =
            $$"""
            new Promise((resolve, reject) => {
                const attempt = element => { {{statements}} };
                const look = () => {
                    try {
                        const element = document.querySelector({{JsonSerializer.Serialize(selector)}});
                        const result = element && attempt(element);
                        if (result) { observer.disconnect(); resolve(`${result}`); }
                    } catch (fault) { observer.disconnect(); reject(fault); }
                };
                const observer = new MutationObserver(look);
                observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
                look();
            })
            """;
        try
        {
            return await EvaluateAsync(expression).WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException timeout)
        {
            var text = await EvaluateAsync("document.body.innerText");
            throw new TimeoutException($"The page shows no {selector} that fits within {Patience.TotalSeconds} s. It shows: {text}", timeout);
        }
    }

    private async Task<string> EvaluateAsync(string expression)
    {
        var answer = await SendAsync(
            "Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } fault
            ? throw new InvalidOperationException(fault.ToJsonString())
            : $"{answer["result"]!["value"]}";
    }

    private Task<JsonObject> SendAsync(string method, JsonObject? parameters = null) => tools.SendAsync(method, parameters, session);

    private void Note(string name, JsonObject parameters)
    {
        switch (name)
        {
            case "Network.requestWillBeSent":
                requests.Enqueue(new Uri((string)parameters["request"]!["url"]!));
                break;
            case "Runtime.consoleAPICalled" when (string?)parameters["type"] is "error" or "assert":
                complaints.Enqueue(parameters["args"]!.ToJsonString());
                break;
            case "Runtime.exceptionThrown":
                complaints.Enqueue(parameters["exceptionDetails"]!.ToJsonString());
                break;
            case "Log.entryAdded" when (string?)parameters["entry"]!["level"] == "error":
                complaints.Enqueue($"{parameters["entry"]!["text"]}");
                break;
        }
    }
}
