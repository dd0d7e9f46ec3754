using System.Text;

namespace RyzeChatwoot.ContractTests.Set;

/// <summary>Contract, section 7: bodies that are not accepted.</summary>
public sealed class InvalidBodyTests : ContractTest
{
    private const string Json = "application/json";

    private static readonly string[] Required = ["chatwootBaseUrl", "chatwootAccountId", "chatwootApiToken", "inboxName"];

    private static readonly string[] Urls =
    [
        "", "chatwoot.example.com", "/desk", "ftp://chatwoot.example.com", "https://", "https:///desk", "https://chatwoot example.com",
        "https://user:pass@chatwoot.example.com", "https://chatwoot.example.com?a=1", "https://chatwoot.example.com/#top",
        "https://chatwoot.example.com/app/accounts/5/dashboard", "https://chatwoot.example.com//%61PI/v1", "https://chatwoot.example.com:",
        "https://atendimento.ção.com.br",
    ];

    private static readonly string[] RefusedTypes =
        ["text/plain", "application/x-www-form-urlencoded", $"{Json}; charset=iso-8859-1", $"{Json}; charset=utf-16"];

    private static readonly string[] RefusedEncodings = ["gzip", "br, gzip", "<b>what is no name</b>"];

    private static readonly string[] AcceptedTypes =
    [
        Json, $"{Json}; charset=utf-8", $"{Json}; charset=\"UTF-8\"", $"{Json}; charset=utf8", $"{Json}; charset=US-ASCII", "APPLICATION/JSON",
        "application/vnd.api+json",
    ];

    private readonly Transcript transcript = new();

    [Test]
    public async Task A_whole_response() => Verify(await Client.SetAsync("""{"chatwootAccountId":0,"inboxName":" ","signMessages":"yes"}"""));

    [Test]
    public async Task Unreadable_bodies()
    {
        await AddAsync("empty", "");
        await AddAsync("white space", " \r\n\t");
        await AddAsync("array", "[]");
        await AddAsync("null", "null");
        await AddAsync("text", "\"text\"");
        await AddAsync("no JSON", "chatwootBaseUrl=1");
        await AddAsync("cut short", """{"chatwootAccountId":5""");
        await AddAsync("broken in the second line", "{\"chatwootAccountId\":5,\n \"inboxName\":}");
        await AddAsync("trailing comma", """{"chatwootAccountId":5,}""");
        await AddAsync("comment", """{/* none */"chatwootAccountId":5}""");
        await AddAsync("two objects", "{} {}");
        await AddAsync("too deep", $$"""{"a":{{new string('[', 100)}}{{new string(']', 100)}}}""");
        await AddAsync("not UTF-8", Encoding.Latin1.GetBytes("""{"inboxName":"ação"}"""), Json);
        await AddAsync("UTF-16", Encoding.Unicode.GetBytes(RequestBodies.Valid), Json);
        await AddAsync("broken around the API token", $$"""{"chatwootApiToken":"{{RequestBodies.ApiToken}}" "{{RequestBodies.ApiToken}}"}""");

        await AddAsync("no content type", Encoding.UTF8.GetBytes(RequestBodies.Valid), contentType: null);
        foreach (var contentType in RefusedTypes)
        {
            await AddAsync(contentType, Encoding.UTF8.GetBytes(RequestBodies.Valid), contentType);
        }

        foreach (var encoding in RefusedEncodings)
        {
            var body = ApiClient.Json(RequestBodies.Valid);
            body.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            transcript.Add($"content encoding {encoding}", await Client.SetAsync(body));
        }

        // What follows is read, so that the rules speak.
        foreach (var contentType in AcceptedTypes)
        {
            await AddAsync(contentType, "{}"u8.ToArray(), contentType);
        }

        await AddAsync("byte order mark", [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'], Json);
        Verify(transcript);
    }

    [Test]
    public async Task Broken_rules()
    {
        await AddAsync("nothing", "{}");
        await AddAsync(
            "null everywhere",
            """
            {"chatwootBaseUrl":null,"chatwootAccountId":null,"chatwootApiToken":null,"inboxName":null,
             "signMessages":null,"ignoreGroups":null,"startAsPending":null,"reopenResolved":null}
            """);
        await AddAsync(
            "other types everywhere",
            """
            {"chatwootBaseUrl":1,"chatwootAccountId":true,"chatwootApiToken":{},"inboxName":[],
             "signMessages":"true","ignoreGroups":1,"startAsPending":[],"reopenResolved":{}}
            """);
        await AddAsync("names in another case", """{"CHATWOOTBASEURL":"https://chatwoot.example.com","chatwoot_account_id":5}""");
        await AddRulesAsync("chatwootBaseUrl", Urls.Select(url => $"\"{url}\""));
        await AddRuleAsync("chatwootBaseUrl", "2049 characters", $"\"{"https://chatwoot.example.com/".PadRight(2049, 'p')}\"");
        await AddRulesAsync("chatwootAccountId", ["0", "-1", "5.5", "1e400", "9223372036854775808"]);
        await AddRulesAsync("chatwootAccountId", ["\"\"", "\"5 \"", "\"+5\"", "\"0\"", "\"five\""]);
        await AddRuleAsync("chatwootApiToken", "513 characters", $"\"{new string('t', 513)}\"");
        await AddRulesAsync("chatwootApiToken", ["\"\"", "\"   \"", "\"a\\u0000b\"", "\"a\\nb\"", "\"\\ud800\""]);
        await AddRuleAsync("inboxName", "256 characters", $"\"{new string('n', 256)}\"");
        await AddRulesAsync("inboxName", ["\"\"", "\"  \\t \"", "\"a\\u0007b\"", "\"a\\u202eb\""]);
        foreach (var field in Required)
        {
            await AddAsync($"no {field}", RequestBodies.Without(field));
        }

        Verify(transcript);
    }

    private async Task AddRulesAsync(string field, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            await AddRuleAsync(field, value, value);
        }
    }

    // As text, because a parser would not keep every one of them.
    private Task AddRuleAsync(string field, string title, string value) =>
        AddAsync($"{field}: {title}", $"{RequestBodies.Without(field)[..^1]},\"{field}\":{value}}}");

    private Task AddAsync(string title, string body) => AddAsync(title, Encoding.UTF8.GetBytes(body), Json);

    private async Task AddAsync(string title, byte[] body, string? contentType)
    {
        var response = await Client.SetAsync(ApiClient.Body(body, contentType));
        transcript.Add(title, response);
    }
}
