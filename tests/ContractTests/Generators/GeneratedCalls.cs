namespace RyzeChatwoot.ContractTests.Generators;

/// <summary>Programs against generated clients: each calls every route and prints one line.</summary>
internal static class GeneratedCalls
{
    public const string Expected = "active active ok ok chatwoot integration deactivated no chatwoot integration to delete";

    /// <summary>The flags are optional.</summary>
    public const string TypeScript =
        """
        import createClient from "openapi-fetch";
        import type { paths } from "./openapi.ts";
        declare const process: { argv: string[] };

        const client = createClient<paths>({ baseUrl: process.argv[2], headers: { token: process.argv[3] } });
        const params = { path: { instance: "suporte" } };
        const body = {
            chatwootBaseUrl: "https://chatwoot.example.com", chatwootAccountId: 5, chatwootApiToken: "any-text-will-do", inboxName: "Orion",
        };
        const set = await client.POST("/api/chatwoot/set/{instance}", { params, body });
        const list = await client.GET("/api/chatwoot/list/{instance}", { params });
        const health = await client.GET("/health");
        const live = await client.GET("/health/live");
        const removed = await client.DELETE("/api/chatwoot/delete/{instance}", { params });
        const again = await client.DELETE("/api/chatwoot/delete/{instance}", { params });
        const words: (string | undefined)[] = [
            set.data?.status, list.data?.status, health.data?.status, live.data?.status, removed.data?.message, again.error?.error.message,
        ];
        console.log(words.join(" "));
        """;

    public const string CSharp =
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Generated;

        public static class Calls
        {
            public static async Task<string> RunAsync(Uri service, string token)
            {
                using var http = new HttpClient { BaseAddress = service };
                http.DefaultRequestHeaders.Add("token", token);
                var client = new Client(http);
                var set = await client.SetAsync("suporte", new ActivationRequest
                {
                    ChatwootBaseUrl = "https://chatwoot.example.com", ChatwootAccountId = 5, ChatwootApiToken = "any-text-will-do", InboxName = "Orion",
                });
                var list = await client.ListAsync("suporte");
                var health = await client.HealthAsync();
                var live = await client.LiveAsync();
                var removed = await client.DeleteAsync("suporte");
                try
                {
                    await client.DeleteAsync("suporte");
                    return "deleted twice";
                }
                catch (ApiException<ErrorResponse> again)
                {
                    return $"{set.Status} {list.Status} {health.Status} {live.Status} {removed.Message} {again.Result.Error.Message}".Replace("Active", "active");
                }
            }
        }
        """;
}
