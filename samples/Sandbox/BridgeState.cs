using System.Security.Cryptography;

namespace RyzeChatwoot.Sandbox;

/// <summary>Everything the stand-in bridge remembers: its mode and its integrations, oldest first. Safe for concurrent use.</summary>
internal sealed class BridgeState
{
    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Lock gate = new();
    private readonly List<Integration> integrations = [];
    private volatile Behaviour behaviour = new(BridgeMode.Ok);
    private int nextInboxId = 42;

    public Behaviour Behaviour
    {
        get => behaviour;
        set => behaviour = value;
    }

    public IReadOnlyList<Integration> Integrations
    {
        get
        {
            lock (gate) return [.. integrations];
        }
    }

    /// <summary>Adds a new integration, also for an instance that has one: the caller terminates what it replaced.</summary>
    public Integration Activate(string instanceName, string inboxName)
    {
        var integration = new Integration($"int_{RandomNumberGenerator.GetString(IdAlphabet, 9)}", instanceName, inboxName);
        lock (gate) integrations.Add(integration);
        return integration;
    }

    /// <summary>
    /// Reads an integration. The inbox id appears with the first read, not with the activation,
    /// so that one can watch the service fill in what it did not know yet.
    /// </summary>
    public Integration? Read(string id) => Replace(
        integration => integration.Id == id,
        integration => integration with { InboxId = integration.InboxId ?? nextInboxId++ });

    public bool Terminate(string id)
    {
        lock (gate) return integrations.RemoveAll(integration => integration.Id == id) > 0;
    }

    public Integration? Change(string id, IntegrationChange change) =>
        Replace(integration => integration.Id == id, integration => integration.Apply(change));

    /// <summary>Changes the newest integration of an instance, for callers who do not know its id.</summary>
    public Integration? ChangeNewest(string instanceName, IntegrationChange change) =>
        Replace(integration => integration.InstanceName == instanceName, integration => integration.Apply(change));

    private Integration? Replace(Predicate<Integration> match, Func<Integration, Integration> replacement)
    {
        lock (gate)
        {
            var index = integrations.FindLastIndex(match);
            return index < 0 ? null : integrations[index] = replacement(integrations[index]);
        }
    }
}
