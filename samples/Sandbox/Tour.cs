namespace RyzeChatwoot.Sandbox;

/// <summary>The walk through the service that the sandbox prints: commands for bash or zsh, to be pasted in this order.</summary>
internal static class Tour
{
    public static string Text(Uri api, Uri bridge, string accountToken, string instanceToken, string instance)
    {
        var chatwoot = $"{Base(api)}/api/chatwoot";
        var control = $"{Base(bridge)}/_control";

        return $$"""
            ================================================================================
             RyzeChatwoot sandbox. The service is real, its bridge is a STAND-IN:
             no WhatsApp and no Chatwoot is contacted, and what you type stays on this machine.
            ================================================================================

             service   {{Base(api)}}
             docs      {{Base(api)}}/docs
             bridge    {{Base(bridge)}}   (stand-in; {{control}} makes it misbehave)

             account token    {{accountToken}}   (every instance of the account)
             instance token   {{instanceToken}}   (only "{{instance}}")

            Paste the commands into a second terminal, one step after the other.

            1. Status before anything is set up: 404, "no chatwoot integration for this instance".

              curl -i -w '\n' -H 'token: {{accountToken}}' {{chatwoot}}/list/{{instance}}

            2. Activate: 201, with the id that the bridge gave.

              curl -i -w '\n' -H 'token: {{accountToken}}' -H 'Content-Type: application/json' \
                -d '{"chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,
                     "chatwootApiToken":"any-text-will-do","inboxName":"WhatsApp - Orion"}' \
                {{chatwoot}}/set/{{instance}}

               Repeat it with "wrong-token" as chatwootApiToken, 404 as chatwootAccountId or
               https://chatwoot.invalid as chatwootBaseUrl to see what Chatwoot's errors become.

            3. Status: 200, "X-Integration-Source: live". The inbox id, unknown at activation, is
               filled in. This time with the instance token, in the other header that is accepted.

              curl -i -w '\n' -H 'Authorization: Bearer {{instanceToken}}' {{chatwoot}}/list/{{instance}}

            4. Report an error at the bridge, then get the status again: "error" and its last_error.

              curl -w '\n' -H 'Content-Type: application/json' \
                -d '{"status":"error","last_error":"WhatsApp session closed"}' \
                {{control}}/instances/{{instance}}

              curl -i -w '\n' -H 'token: {{instanceToken}}' {{chatwoot}}/list/{{instance}}

            5. Break the bridge, then get the status again: still 200 with what was last known, and the header
               "X-Integration-Source: local; reason=unreachable" (or circuit-open, after some more calls).

              curl -w '\n' -H 'Content-Type: application/json' -d '{"mode":"unreachable"}' {{control}}

              curl -i -w '\n' -H 'token: {{instanceToken}}' {{chatwoot}}/list/{{instance}}

            6. Deactivate while the bridge is broken: 200 all the same, perhaps after a few seconds.

              curl -i -w '\n' -X DELETE -H 'token: {{accountToken}}' {{chatwoot}}/delete/{{instance}}

            7. Repair the bridge. It still holds the integration of step 6; the service terminates it
               in the background, so repeat the second command until "integrations" is empty.

              curl -w '\n' -H 'Content-Type: application/json' -d '{"mode":"ok"}' {{control}}

              curl -w '\n' {{control}}

            8. Activate and deactivate once more: 201, then 200.

              curl -i -w '\n' -H 'token: {{instanceToken}}' -H 'Content-Type: application/json' \
                -d '{"chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,
                     "chatwootApiToken":"any-text-will-do","inboxName":"WhatsApp - Orion"}' \
                {{chatwoot}}/set/{{instance}}

              curl -i -w '\n' -X DELETE -H 'token: {{instanceToken}}' {{chatwoot}}/delete/{{instance}}

            9. Status: 404 again, as in step 1.

              curl -i -w '\n' -H 'token: {{accountToken}}' {{chatwoot}}/list/{{instance}}

            10. Ctrl+C here stops everything.

            """;
    }

    private static string Base(Uri address) => address.AbsoluteUri.TrimEnd('/');
}
