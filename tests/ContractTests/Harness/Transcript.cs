using System.Text;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>Several responses in one document, for what differs in the body only: a title, then the status and the body byte for byte.</summary>
internal sealed class Transcript
{
    private readonly List<byte> document = [];

    public byte[] Document => [.. document];

    public void Add(string title, Response response)
    {
        document.AddRange(Encoding.UTF8.GetBytes($"# {title}\n{response.Status} "));
        document.AddRange(response.Body);
        document.AddRange("\n\n"u8);
    }
}
