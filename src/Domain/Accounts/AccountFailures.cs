using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Domain.Accounts;

/// <summary>Why an account or an instance could not be created (contract, section 11).</summary>
public static class AccountFailures
{
    /// <summary>The account's name has another form.</summary>
    public static readonly Failure BadAccountName = new(FailureKind.Invalid, "account name must be 1 to 100 of A-Z a-z 0-9 _ -");

    /// <summary>The instance's name has another form.</summary>
    public static readonly Failure BadInstanceName = new(FailureKind.Invalid, "instance name must be 1 to 100 of A-Z a-z 0-9 _ -");

    /// <summary>The chosen token has another form.</summary>
    public static readonly Failure BadToken = new(FailureKind.Invalid, "token must be 16 to 4096 printable ASCII characters without spaces around them");

    /// <summary>The name or the token is taken; the message does not say which, so that tokens cannot be probed.</summary>
    public static readonly Failure AccountTaken = new(FailureKind.Invalid, "account name or token is already taken");

    /// <summary>The account has an instance of that name, or the token is taken.</summary>
    public static readonly Failure InstanceTaken = new(FailureKind.Invalid, "instance name or token is already taken");

    /// <summary>The token is taken.</summary>
    public static readonly Failure TokenTaken = new(FailureKind.Invalid, "token is already taken");

    /// <summary>The account has no instance of that name.</summary>
    public static readonly Failure UnknownInstance = new(FailureKind.NotFound, "unknown instance");

    /// <summary>No account of that name.</summary>
    public static readonly Failure UnknownAccount = new(FailureKind.NotFound, "unknown account");
}
