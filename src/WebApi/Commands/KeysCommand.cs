using System.CommandLine;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>keys rotate</c></summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var rotate = new Command("rotate", "Encrypts all stored tokens with the first key of ENCRYPTION_KEY.");
        rotate.SetAction(async (_, cancellationToken) =>
        {
            await using var app = await CommandScope.OpenAsync(cancellationToken);
            await app.Services.GetRequiredService<EncryptionKeyRegistry>().VerifyAsync(cancellationToken);
            var report = await CommandProgress.ShowAsync("tokens encrypted", progress =>
                app.Services.GetRequiredService<EncryptionKeyRotation>().RotateAsync(progress, cancellationToken));
            CommandJson.Print(new RotationOutput(report.KeyId, report.Rotated, report.Unreadable), CommandJson.Default.RotationOutput);
            return report.Unreadable == 0
                ? 0
                : throw new CommandException($"{report.Unreadable} tokens could not be decrypted and were left as they are");
        });
        return new Command("keys", "The keys that encrypt Chatwoot API tokens.") { rotate };
    }
}
