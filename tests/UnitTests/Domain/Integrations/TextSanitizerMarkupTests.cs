using System.Diagnostics;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

public sealed class TextSanitizerMarkupTests
{
    // What Rails sends for an exception, shortened.
    private const string ErrorPage =
        """
        <!DOCTYPE html>
        <html>
        <head>
          <title>We're sorry, but something went wrong (500)</title>
          <meta name="viewport" content="width=device-width,initial-scale=1">
          <style>
          .rails-default-error-page { background-color: #EFEFEF; color: #2E2F30; }
          .rails-default-error-page div.dialog > p { margin: 0 0 1em; }
          </style>
        </head>
        <body class="rails-default-error-page">
          <!-- This file lives in public/500.html -->
          <div class="dialog">
            <div><h1>We're sorry, but something went wrong.</h1></div>
            <p>If you are the application owner check the logs for more information.</p>
          </div>
        </body>
        </html>
        """;

    [Test]
    public void Leaves_of_a_page_what_is_meant_for_people() => Assert.That(TextSanitizer.Sanitize("HTTP 500: " + ErrorPage), Is.EqualTo(
        "HTTP 500: We're sorry, but something went wrong (500) We're sorry, but something went wrong. "
        + "If you are the application owner check the logs for more information."));

    [Test]
    public void Leaves_of_a_page_that_was_cut_what_is_meant_for_people(
        [Values(".dialog >", "public/500", "</title>")] string last) => Assert.That(
        TextSanitizer.Sanitize("HTTP 500: " + ErrorPage[..(ErrorPage.IndexOf(last, StringComparison.Ordinal) + last.Length)]),
        Is.EqualTo("HTTP 500: We're sorry, but something went wrong (500)"));

    [TestCase("HTTP 422: the name may not contain < > / \\ @")]
    [TestCase("List<Inbox> is no Map<String, Inbox>")]
    [TestCase("List<Inbox></Inbox>")]
    [TestCase("Orion Support <support@example.com>")]
    [TestCase("<a@example.com>, <p.b@example.com>")]
    [TestCase("see <https://chat.example.com/app?x=1>")]
    [TestCase("/accounts/<account-id>/inboxes/<inbox_id>")]
    [TestCase("a -> b <- c <-> d => e <= f")]
    [TestCase("5 < 6 > 4")]
    [TestCase("1<2 and <3 and x<y")]
    [TestCase("<<<>>>")]
    [TestCase("<")]
    [TestCase("</")]
    [TestCase("a <")]
    [TestCase("</ b>")]
    [TestCase("< script>")]
    [TestCase("a ; b & c && d &unknown; &amp")]
    public void Leaves_alone_what_only_looks_like_markup(string text) => Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(text));

    [TestCase("<p>Account <b>is</b> gone</p>", "Account is gone")]
    [TestCase("one<br>two<br/>three<hr />four", "one two three four")]
    [TestCase("<A HREF='x'>here</A>", "here")]
    [TestCase("<a href=\"javascript:alert(1)\">here</a>", "here")]
    [TestCase("<a title=\"x > y\" alt='>'>here</a>", "here")]
    [TestCase("<a title=\"x>here</a>", "here")]
    [TestCase("<b\nclass=x\n>here</b\t>", "here")]
    [TestCase("a<!-- b > c -->d<!---->e<!-->f", "a d e f")]
    [TestCase("<SCRIPT type=x>alert('<b>')</SCRIPT >x", "x")]
    [TestCase("<style>p > a {}</style>x<style/>b{}", "x")]
    [TestCase("<script>a</script>x<script>b</script>", "x")]
    [TestCase("<?xml version=\"1.0\"?><!DOCTYPE html><![CDATA[x]]>y", "y")]
    [TestCase("<svg/onload=alert(1)>x", "x")]
    [TestCase("<foo onmouseover=alert(1)>x</foo>", "x</foo>")]
    public void Removes_markup_and_leaves_a_space(string text, string clean) => Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(clean));

    [TestCase("<img src=x onerror=alert(1)", "img src=x onerror=alert(1)")]
    [TestCase("x <script", "x script")]
    [TestCase("x </script", "x /script")]
    [TestCase("<foo onmouseover=alert(1)", "foo onmouseover=alert(1)")]
    public void Takes_the_bracket_from_a_tag_without_an_end(string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(clean));

    [TestCase("x <script>alert(1)")]
    [TestCase("x <style>p { color: red }")]
    [TestCase("x <script>alert(1)</scr")]
    [TestCase("x <!-- and so on")]
    [TestCase("x <!--")]
    public void Removes_what_is_not_for_people_up_to_the_end_of_a_text_that_was_cut(string text) =>
        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo("x"));

    [TestCase("R&amp;D &quot;x&quot; it&#39;s &#x27;y&#x27; 5 &lt; 6 List&lt;Inbox&gt; a&nbsp;b &eacute;", "R&D \"x\" it's 'y' 5 < 6 List<Inbox> a b é")]
    [TestCase("&lt;script&gt;alert(1)&lt;/script&gt;x", "x")]
    [TestCase("&amp;lt;b&amp;gt;x", "x")]
    [TestCase("&am\u0000p;lt;b&gt;x", "x")]
    [TestCase("&#60;b&#62;x", "x")]
    [TestCase("&#x202E;&#0;&#27;x&#x1F600;", "x😀")]
    [TestCase("👩&#8205;💻", "👩‍💻")]
    [TestCase("<<b>script>alert(1)<</b>/script>", "< script>alert(1)< /script>")]
    [TestCase("<scr\u0000ipt>x</scr\u200Bipt>", "")]
    [TestCase("&l<b>t;script&gt;", "&l t;script>")]
    public void Decodes_entities_without_making_markup_of_them(string text, string clean) =>
        Assert.That(TextSanitizer.Sanitize(text), Is.EqualTo(clean));

    [Test]
    public void Leaves_alone_what_is_clean_already([Range(1, 200)] int seed)
    {
        string[] parts =
        [
            "<", ">", "</", "<!--", "-->", "<b", "<script>", "</script>", "&", "lt;", "amp;", "#60;", "\"", "'", " ", "\u200D", "\u0000", "\u202E",
            "👩", "é", "x", "=", "/", "<foo a=", "<style", "&#8205;",
        ];
        var random = new Random(seed);
        var text = string.Concat(random.GetItems(parts, random.Next(1, 150)));

        var clean = TextSanitizer.Sanitize(text);

        Assert.That(TextSanitizer.Sanitize(clean), Is.EqualTo(clean), text);
    }

    [TestCase("<")]
    [TestCase("<a ")]
    [TestCase("<a \"")]
    [TestCase("<a b='\"")]
    [TestCase("<!--")]
    [TestCase("<script>")]
    [TestCase("<script></script")]
    [TestCase("<foo a=")]
    [TestCase("&amp;")]
    [TestCase("amp;&")]
    [TestCase("%25")]
    [TestCase("%3")]
    [TestCase("\\u00")]
    [TestCase("\u200D")]
    [TestCase("a\u0301")]
    public void Takes_time_in_proportion_to_the_text(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 64 * 1024 / part.Length));
        TextSanitizer.Sanitize(part);

        var watch = Stopwatch.StartNew();
        TextSanitizer.Sanitize(text, "a-secret-of-this-test");

        // A quadratic one takes minutes.
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }
}
