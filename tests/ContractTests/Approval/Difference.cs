using System.Globalization;
using System.Text;

namespace RyzeChatwoot.ContractTests.Approval;

/// <summary>
/// Shows how two documents differ: lines of the first alone with <c>-</c>, lines of the second alone with <c>+</c>, and a few common ones
/// around them.
/// </summary>
internal static class Difference
{
    private const int Context = 3;

    public static string Between(byte[] approved, byte[] received)
    {
        var offset = approved.AsSpan().CommonPrefixLength(received);
        var lines = Merge(Lines(approved), Lines(received)).ToArray();
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"First difference at byte {offset}: {At(approved, offset)} approved, {At(received, offset)} received");
        var isCut = false;
        for (var place = 0; place < lines.Length; place++)
        {
            var around = lines[Math.Max(0, place - Context)..Math.Min(lines.Length, place + Context + 1)];
            if (Array.Exists(around, line => line.Mark != ' '))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{lines[place].Mark} {lines[place].Text}");
                isCut = false;
            }
            else if (!isCut)
            {
                text.AppendLine("…");
                isCut = true;
            }
        }

        return text.ToString();
    }

    /// <summary>All lines of both in order; what the longest common subsequence has stands there once.</summary>
    private static IEnumerable<(char Mark, string Text)> Merge(string[] first, string[] second)
    {
        var common = CommonLengths(first, second);
        var (i, j) = (0, 0);
        while (i < first.Length || j < second.Length)
        {
            if (i < first.Length && j < second.Length && first[i] == second[j])
            {
                yield return (' ', first[i++]);
                j++;
            }
            else if (j == second.Length || (i < first.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', first[i++]);
            }
            else
            {
                yield return ('+', second[j++]);
            }
        }
    }

    /// <summary>The length of the longest common subsequence of what follows each pair of places.</summary>
    private static int[,] CommonLengths(string[] first, string[] second)
    {
        var lengths = new int[first.Length + 1, second.Length + 1];
        for (var i = first.Length - 1; i >= 0; i--)
        {
            for (var j = second.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = first[i] == second[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static string[] Lines(byte[] document) => Encoding.UTF8.GetString(document).Split('\n');

    private static string At(byte[] document, int offset) => offset < document.Length ? $"0x{document[offset]:x2}" : "end";
}
