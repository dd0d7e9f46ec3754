namespace RyzeChatwoot.Infrastructure.Configuration;

/// <summary>A setting with an invalid value: the service does not start (contract, section 10).</summary>
public sealed class InvalidSettingException : Exception
{
    /// <summary>Names the setting; the message is one line and never repeats a value that may be secret.</summary>
    public InvalidSettingException(string setting, string fault)
        : base($"{setting}: {fault}") => Setting = setting;

    /// <summary>The name of the environment variable.</summary>
    public string Setting { get; }
}
