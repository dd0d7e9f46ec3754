using System.Globalization;
using System.Text;

namespace RyzeChatwoot.ContractTests.Approval;

/// <summary>
/// Shows how two documents differ: lines of the first with <c>-</c>, lines of the second with <c>+</c>, common ones around them.
/// </summary>
internal static class Difference
{
    public static string Between(byte[] approved, byte[] received)
    {
        var offset = approved.AsSpan().CommonPrefixLength(received);
        var (before, after) = (Lines(approved), Lines(received));
        var head = before.AsSpan().CommonPrefixLength(after);
        var tail = CommonSuffixLength(before[head..], after[head..]);

        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"First difference at byte {offset}: {At(approved, offset)} approved, {At(received, offset)} received");
        Append(text, "  ", before[..head]);
        Append(text, "- ", before[head..^tail]);
        Append(text, "+ ", after[head..^tail]);
        Append(text, "  ", before[^tail..]);
        return text.ToString();
    }

    private static string[] Lines(byte[] document) => Encoding.UTF8.GetString(document).Split('\n');

    private static int CommonSuffixLength(string[] first, string[] second) =>
        first.Reverse().Zip(second.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();

    private static string At(byte[] document, int offset) => offset < document.Length ? $"0x{document[offset]:x2}" : "end";

    private static void Append(StringBuilder text, string mark, string[] lines)
    {
        foreach (var line in lines)
        {
            text.Append(mark).AppendLine(line);
        }
    }
}
