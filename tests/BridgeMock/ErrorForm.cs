namespace RyzeChatwoot.BridgeMock;

/// <summary>The forms in which a bridge may report an error of Chatwoot (contract, section 8).</summary>
public enum ErrorForm
{
    /// <summary><c>{"error":{"message":"…","upstream_status":401}}</c></summary>
    UpstreamStatus,

    /// <summary><c>{"error":{"message":"…","upstream_status":"401"}}</c></summary>
    UpstreamStatusString,

    /// <summary><c>{"error":"… HTTP 401 …"}</c></summary>
    ErrorText,

    /// <summary><c>{"message":"… HTTP 401 …"}</c></summary>
    MessageText,

    /// <summary><c>{"message":["… HTTP 401 …"]}</c></summary>
    MessageList,

    /// <summary>Plain text with <c>HTTP 401</c> in it.</summary>
    PlainText,
}
