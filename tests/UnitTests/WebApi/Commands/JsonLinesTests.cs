using RyzeChatwoot.WebApi.Commands;

namespace RyzeChatwoot.UnitTests.WebApi.Commands;

public sealed class JsonLinesTests
{
    private const int BrokenPipe = 32;
    private const int NoSpaceLeft = 28;

    [Test]
    public async Task Writes_one_object_a_line()
    {
        using var output = new MemoryStream();

        await JsonLines.WriteAsync(Rows(2), CommandJson.Default.MigrateOutput, output, CancellationToken.None);

        Assert.That(System.Text.Encoding.UTF8.GetString(output.ToArray()), Is.EqualTo("{\"applied\":[],\"schema\":0}\n{\"applied\":[],\"schema\":1}\n"));
    }

    [Test]
    public async Task Ends_without_an_error_when_the_reader_closes_the_pipe()
    {
        await using var closed = new BrokenStream(BrokenPipe);

        await JsonLines.WriteAsync(Rows(int.MaxValue), CommandJson.Default.MigrateOutput, closed, CancellationToken.None);

        Assert.That(closed.Writes, Is.EqualTo(1));
    }

    [Test]
    public async Task Reports_any_other_failure()
    {
        await using var full = new BrokenStream(NoSpaceLeft);

        Assert.That(
            () => JsonLines.WriteAsync(Rows(1), CommandJson.Default.MigrateOutput, full, CancellationToken.None),
            Throws.TypeOf<CommandException>().With.Message.StartsWith("standard output cannot be written: "));
    }

    private static async IAsyncEnumerable<MigrateOutput> Rows(int count)
    {
        for (var row = 0; row < count; row++)
        {
            yield return new MigrateOutput([], row);
        }

        await Task.CompletedTask;
    }

    private sealed class BrokenStream(int error) : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Writes++;
            throw new IOException("refused by the test", error);
        }
    }
}
