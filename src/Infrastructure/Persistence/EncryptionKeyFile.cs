using System.Security.Cryptography;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>
/// The key of an embedded database whose operator set none: made once, beside the database, readable by its owner only (contract,
/// section 10).
/// </summary>
internal static class EncryptionKeyFile
{
    private const string KeyId = "local";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the key file beside a database, or makes it.</summary>
    /// <param name="databaseFile">The database.</param>
    /// <param name="isNewDatabase">
    /// Whether nothing in the database is encrypted yet. Where something is, a new key would only hide that the old one got lost.
    /// </param>
    /// <exception cref="InvalidSettingException">The file is missing, damaged, or cannot be read or written.</exception>
    public static EncryptionKeys LoadOrCreate(string databaseFile, Func<bool> isNewDatabase)
    {
        var file = databaseFile + ".key";
        try
        {
            if (!File.Exists(file))
            {
                if (!isNewDatabase())
                {
                    throw new InvalidSettingException(EncryptionKeys.Setting, $"the key file {file} is gone, but this database was encrypted with it; restore it or set {EncryptionKeys.Setting}");
                }

                Create(file);
            }

            return EncryptionKeys.Parse(File.ReadAllText(file).Trim(), $"key file {file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException(EncryptionKeys.Setting, $"the key file {file} cannot be used: {exception.Message}");
        }
    }

    // Written aside and moved, so that a crash leaves no half key and of two processes one wins.
    private static void Create(string file)
    {
        var draft = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine($"{KeyId}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}");
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
