namespace RyzeChatwoot.WebApi.Commands;

/// <summary>Shows how far long work has come, on one line of standard error, where that is a terminal.</summary>
internal sealed class CommandProgress : IProgress<int>
{
    private readonly string what;
    private bool isShown;

    private CommandProgress(string what) => this.what = what;

    /// <summary>Shows the progress until the work ends, and then ends the line.</summary>
    /// <param name="what">What is counted, such as <c>instances deleted</c>.</param>
    /// <param name="work">Reports the count so far.</param>
    public static async Task<T> ShowAsync<T>(string what, Func<IProgress<int>, Task<T>> work)
    {
        var progress = new CommandProgress(what);
        try
        {
            return await work(progress);
        }
        finally
        {
            if (progress.isShown)
            {
                Console.Error.WriteLine();
            }
        }
    }

    public void Report(int value)
    {
        if (!Console.IsErrorRedirected)
        {
            isShown = true;
            Console.Error.Write($"\r{value} {what}");
        }
    }
}
