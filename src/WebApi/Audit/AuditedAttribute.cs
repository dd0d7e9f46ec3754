namespace RyzeChatwoot.WebApi.Audit;

/// <summary>Marks an action whose every request leaves one line in the audit trail, whatever its outcome; see <see cref="AuditMiddleware"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AuditedAttribute : Attribute;
