namespace RyzeChatwoot.ArchitectureTests.Rules;

/// <summary>What may break a rule, by name, and why.</summary>
internal sealed class Exemptions : Dictionary<string, string>
{
    /// <summary>The offenders without the exempted ones, and each exemption that nothing needs any more.</summary>
    public IEnumerable<string> Apply(IEnumerable<string> offenders)
    {
        var found = offenders.ToHashSet();
        return found.Where(offender => !ContainsKey(offender))
            .Concat(Keys.Where(name => !found.Contains(name)).Select(name => $"the exemption of {name} is stale"))
            .Concat(this.Where(entry => entry.Value.Length == 0).Select(entry => $"the exemption of {entry.Key} has no reason"));
    }
}
