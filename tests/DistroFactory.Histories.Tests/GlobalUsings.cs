global using System.Collections.Immutable;
global using System.Text;
global using DistroFactory.Mixing.Ownership;
global using DistroFactory.UpdateStream;
global using DistroFactory.UpdateStream.Manifests;
