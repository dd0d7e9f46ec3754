namespace RyzeChatwoot.BridgeMock;

/// <summary>The calls that the bridge knows (contract, section 8).</summary>
public enum BridgeCall
{
    /// <summary><c>GET /v1/integrations/{id}</c></summary>
    Read,

    /// <summary><c>POST /v1/integrations/activate</c></summary>
    Activate,

    /// <summary><c>DELETE /v1/integrations/{id}</c></summary>
    Terminate,
}
