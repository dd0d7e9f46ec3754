using System.Text;

namespace RyzeChatwoot.ContractTests;

/// <summary>Many answers in one document, for what differs in the body only: a title, then the status and the body byte for byte.</summary>
internal sealed class Transcript
{
    private readonly List<byte> document = [];

    public byte[] Document => [.. document];

    public void Add(string title, Answer answer)
    {
        document.AddRange(Encoding.UTF8.GetBytes($"# {title}\n{answer.Status} "));
        document.AddRange(answer.Body);
        document.AddRange("\n\n"u8);
    }
}
