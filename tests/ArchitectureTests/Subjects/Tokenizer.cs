using System.Text;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.ArchitectureTests.Subjects;

/// <summary>A string literal.</summary>
/// <param name="Start">Where its first quote or prefix stands.</param>
/// <param name="End">The position behind it.</param>
/// <param name="Content">What it holds, escapes as written; a hole is <c>{}</c>.</param>
/// <param name="IsInterpolated">Whether it has a dollar in front.</param>
internal sealed record Literal(int Start, int End, string Content, bool IsInterpolated);

/// <summary>Tells code from comments and strings; knows as much of C# as that takes.</summary>
internal sealed partial class Tokenizer
{
    private readonly string text;
    private readonly char[] code;
    private readonly List<Literal> literals = [];
    private int at;

    private Tokenizer(string text) => (this.text, code) = (text, text.ToCharArray());

    public static (string Code, IReadOnlyList<Literal> Literals) Split(string text)
    {
        var tokenizer = new Tokenizer(text);
        tokenizer.ReadCode(closingBraces: 0);
        return (new string(tokenizer.code), tokenizer.literals);
    }

    /// <summary>Reads to the end, or to the braces that close the hole of a string.</summary>
    private void ReadCode(int closingBraces)
    {
        var depth = 0;
        while (at < text.Length)
        {
            if (Comment().Match(text, at) is { Success: true } comment)
            {
                Blank(comment.Length);
            }
            else if (Character().Match(text, at) is { Success: true } character)
            {
                at++;
                Blank(character.Length - 2);
                at++;
            }
            else if (Opening().Match(text, at) is { Success: true } opening)
            {
                ReadLiteral(opening.Groups["prefix"].Value, opening.Groups["quotes"].Length);
            }
            else if (closingBraces > 0 && depth == 0 && text[at] == '}')
            {
                at += closingBraces;
                return;
            }
            else
            {
                depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
                at++;
            }
        }
    }

    private void ReadLiteral(string prefix, int quotes)
    {
        var start = at;
        var dollars = prefix.Count(c => c == '$');
        var isVerbatim = prefix.Contains('@');
        at += prefix.Length;
        if (quotes == 2 && !isVerbatim)
        {
            at += 2;
            literals.Add(new Literal(start, at, "", dollars > 0));
            return;
        }

        var fence = isVerbatim || quotes < 3 ? 1 : quotes;
        at += fence;
        var content = new StringBuilder();
        while (at < text.Length)
        {
            var run = RunOf(text[at]);
            if (text[at] == '"' && run >= fence && !(isVerbatim && run > 1))
            {
                at += fence;
                break;
            }

            if (text[at] == '{' && dollars > 0 && (fence > 1 ? run >= dollars : run % 2 == 1))
            {
                Keep(content, run - (fence > 1 ? dollars : 1));
                at += fence > 1 ? dollars : 1;
                content.Append("{}");
                ReadCode(fence > 1 ? dollars : 1);
                continue;
            }

            var isPair = (isVerbatim && text[at] == '"') || (fence == 1 && dollars > 0 && text[at] == '{' && run > 1);
            var isEscape = fence == 1 && !isVerbatim && text[at] == '\\';
            Keep(content, isPair || isEscape ? 2 : 1);
        }

        literals.Add(new Literal(start, at, content.ToString(), dollars > 0));
    }

    private int RunOf(char c)
    {
        var end = at;
        while (end < text.Length && text[end] == c)
        {
            end++;
        }

        return end - at;
    }

    private void Keep(StringBuilder content, int count)
    {
        count = Math.Min(count, text.Length - at);
        content.Append(text, at, count);
        Blank(count);
    }

    private void Blank(int count)
    {
        for (var end = at + count; at < end; at++)
        {
            code[at] = code[at] is '\n' or '\r' ? code[at] : ' ';
        }
    }

    [GeneratedRegex(@"\G(//[^\n]*|/\*.*?\*/)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\G'(\\[^']*'?|[^'\\\n])'")]
    private static partial Regex Character();

    [GeneratedRegex("""\G(?<prefix>[$@]*)(?<quotes>"+)""")]
    private static partial Regex Opening();
}
