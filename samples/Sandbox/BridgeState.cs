using System.Security.Cryptography;

namespace RyzeChatwoot.Sandbox;

/// <summary>Everything the stand-in bridge remembers: its mode and its integrations, oldest first. Safe for concurrent use.</summary>
sealed class BridgeState
{
    const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    readonly Lock _lock = new();
    readonly List<Integration> _integrations = [];
    volatile Behaviour _behaviour = new(BridgeMode.Ok);
    int _nextInboxId = 42;

    public Behaviour Behaviour
    {
        get => _behaviour;
        set => _behaviour = value;
    }

    public IReadOnlyList<Integration> Integrations
    {
        get
        {
            lock (_lock) return [.. _integrations];
        }
    }

    /// <summary>Adds a new integration, also for an instance that has one: the caller terminates what it replaced.</summary>
    public Integration Activate(string instanceName, string inboxName)
    {
        var integration = new Integration($"int_{RandomNumberGenerator.GetString(IdAlphabet, 9)}", instanceName, inboxName);
        lock (_lock) _integrations.Add(integration);
        return integration;
    }

    /// <summary>
    /// Reads an integration. The inbox id appears with the first read, not with the activation,
    /// so that one can watch the service fill in what it did not know yet.
    /// </summary>
    public Integration? Read(string id) => Replace(
        integration => integration.Id == id,
        integration => integration with { InboxId = integration.InboxId ?? _nextInboxId++ });

    public bool Terminate(string id)
    {
        lock (_lock) return _integrations.RemoveAll(integration => integration.Id == id) > 0;
    }

    public Integration? Change(string id, IntegrationChange change) =>
        Replace(integration => integration.Id == id, integration => integration.Apply(change));

    /// <summary>Changes the newest integration of an instance, for callers who do not know its id.</summary>
    public Integration? ChangeNewest(string instanceName, IntegrationChange change) =>
        Replace(integration => integration.InstanceName == instanceName, integration => integration.Apply(change));

    Integration? Replace(Predicate<Integration> match, Func<Integration, Integration> replacement)
    {
        lock (_lock)
        {
            var index = _integrations.FindLastIndex(match);
            return index < 0 ? null : _integrations[index] = replacement(_integrations[index]);
        }
    }
}
