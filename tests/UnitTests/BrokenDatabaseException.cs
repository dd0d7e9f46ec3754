using System.Data.Common;

namespace RyzeChatwoot.UnitTests;

/// <summary>What a driver throws when its database does not respond.</summary>
internal sealed class BrokenDatabaseException() : DbException("the database does not respond");
