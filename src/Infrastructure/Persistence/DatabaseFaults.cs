using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Persistence;

internal sealed class DatabaseFaults(DatabaseOptions options) : IDatabaseFaults
{
    public string Describe(Exception exception) => options.Redact(DatabaseFault.Describe(exception));
}
