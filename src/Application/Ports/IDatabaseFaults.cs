namespace RyzeChatwoot.Application.Ports;

/// <summary>Explains why a statement failed, for one line in the log (contract, section 10).</summary>
public interface IDatabaseFaults
{
    /// <summary>The innermost cause that the driver reports, on one line and without secrets.</summary>
    string Describe(Exception exception);
}
