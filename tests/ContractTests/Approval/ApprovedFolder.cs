
namespace RyzeChatwoot.ContractTests.Approval;

/// <summary>A folder of approved files, one <c>{name}.txt</c> for each document.</summary>
internal sealed class ApprovedFolder(string path)
{
    private const string Extension = ".txt";
    private const string ReceivedExtension = ".received.txt";

    /// <summary>The one in the sources of this project, so that a received file lands beside the approved one.</summary>
    public static ApprovedFolder OfThisProject { get; } = new(Path.Combine(Repository.Root, "tests", "ContractTests", "Approved"));

    /// <summary>The names of all approved files.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFiles(path, $"*{Extension}")
        .Select(file => Path.GetFileName(file))
        .Where(file => !file.EndsWith(ReceivedExtension, StringComparison.Ordinal))
        .Select(file => file[..^Extension.Length]);

    /// <summary>All approved files as one text.</summary>
    public string ReadAll() => string.Concat(Names.Select(name => File.ReadAllText(Path.Combine(path, name + Extension))));

    /// <summary>Compares byte for byte; what differs is left as <c>{name}.received.txt</c>.</summary>
    /// <returns>What differs, and the command that approves it; null where nothing differs.</returns>
    public string? Compare(string name, byte[] received)
    {
        var approvedFile = Path.Combine(path, name + Extension);
        var receivedFile = Path.Combine(path, name + ReceivedExtension);
        var approved = File.Exists(approvedFile) ? File.ReadAllBytes(approvedFile) : null;
        if (approved is not null && received.AsSpan().SequenceEqual(approved))
        {
            File.Delete(receivedFile);
            return null;
        }

        File.WriteAllBytes(receivedFile, received);
        var reason = approved is null ? $"There is no approved file {name}{Extension}." : $"The response differs from {name}{Extension}.";
        return $"{reason} Received: {name}{ReceivedExtension}. To approve it: mv '{receivedFile}' '{approvedFile}'\n{Difference.Between(approved ?? [], received)}";
    }
}
