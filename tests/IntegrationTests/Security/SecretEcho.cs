using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>Text of a bridge that repeats secrets: those it was sent, and those it is configured with.</summary>
/// <param name="seed">Chooses the text.</param>
/// <param name="secrets">Known to it beside the API token of an activation.</param>
internal sealed class SecretEcho(int seed, IReadOnlyList<string> secrets)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private string lastToken = ChatwootTokenOf("none");

    public IReadOnlyList<string> Secrets => secrets;

    public static string ChatwootTokenOf(string instance) => $"canary-\"chatwoot\\token/of+{instance}&é  <x";

    /// <summary>An activation with a token of the instance's own.</summary>
    public static JsonObject ActivationOf(string instance)
    {
        var body = ChatwootClient.AnActivation();
        body["chatwootApiToken"] = ChatwootTokenOf(instance);
        return body;
    }

    /// <summary>A text that repeats one secret or two.</summary>
    public string About(RecordedCall call)
    {
        lock (gate)
        {
            if (call.Call == BridgeCall.Activate)
            {
                lastToken = call.ReadJson().GetProperty("chatwoot_api_token").GetString()!;
            }

            return $"It is said: {Disguise(Any())} and {Disguise(lastToken)}; so much for that.";
        }
    }

    private string Any() => random.Next(secrets.Count + 1) is var one && one == secrets.Count ? lastToken : secrets[one];

    // Cleaning takes away what stands in between, and so puts the secret together again.
    private string Disguise(string secret)
    {
        var at = random.Next(1, secret.Length);
        var (head, tail) = (secret[..at], secret[at..]);
        return random.Next(15) switch
        {
            0 => secret,
            1 => $"<b>{secret}</b>",
            2 => $"{head}<br/>{tail}",
            3 => $"{head}<a href=\"{secret}\">{tail}",
            4 => $"{head}\u0007{tail}",
            5 => $"{head}\u200b\u0000\u202e{tail}",
            6 => $"{head}<{tail}",
            7 => $"{head}<<i>b>{tail}>",
            8 => $"Bearer {secret}",
            9 => JsonSerializer.Serialize(secret),
            10 => JsonSerializer.Serialize(JsonSerializer.Serialize(secret)),
            11 => Uri.EscapeDataString(secret),
            12 => WebUtility.UrlEncode(secret),
            13 => WebUtility.HtmlEncode(secret),
            _ => $"{secret}{secret}",
        };
    }
}
