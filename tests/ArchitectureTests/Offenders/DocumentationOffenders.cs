namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>Options that say what they are for, and some that do not.</summary>
public static class DocumentationOffenders
{
    /// <summary>Documented throughout.</summary>
    public sealed record ToldOptions
    {
        /// <summary>A setting.</summary>
        public int Setting { get; init; }

        /// <summary>A method.</summary>
        public static ToldOptions Read(string name) => new() { Setting = name.Length };

        /// <inheritdoc/>
        public override string ToString() => "told";
    }

    public sealed class SilentOptions
    {
        public int Setting { get; init; }

        /// <summary>One of two.</summary>
        public static SilentOptions Read(string name) => new() { Setting = name.Length };

        public static SilentOptions Read(int setting) => new() { Setting = setting };

        /// <remarks>Remarks are no summary.</remarks>
        public int Twice() => Setting * 2;
    }
}
