[assembly: LevelOfParallelism(3)]
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
