namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>Names that say nothing, and some that only look like them.</summary>
internal static class NameOffenders
{
    internal static readonly Type[] Empty =
    [
        typeof(DoorDto), typeof(DoorVm), typeof(DoorManager), typeof(DoorService), typeof(DoorHelper), typeof(DoorHelpers),
        typeof(DoorUtils), typeof(DoorImpl), typeof(DoorCommon), typeof(DoorShared), typeof(DoorServices), typeof(DoorManager<>),
    ];

    internal static readonly Type[] Telling = [typeof(SharedDoors), typeof(ServiceDoor), typeof(HouseServices), typeof(Reservice)];

    internal sealed class DoorDto;

    internal sealed class DoorVm;

    internal sealed class DoorManager;

    internal sealed class DoorManager<T>;

    internal interface DoorService;

    internal static class DoorHelper;

    internal static class DoorHelpers;

    internal static class DoorUtils;

    internal sealed class DoorImpl;

    internal enum DoorCommon
    {
        None,
    }

    internal struct DoorShared;

    internal sealed class DoorServices;

    internal sealed class SharedDoors;

    internal sealed class ServiceDoor;

    internal static class HouseServices;

    internal sealed class Reservice;
}
