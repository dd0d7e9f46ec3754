using System.Data.Common;

namespace RyzeChatwoot.UnitTests;

/// <summary>What a driver throws when its database does not answer.</summary>
internal sealed class BrokenDatabaseException() : DbException("the database does not answer");
