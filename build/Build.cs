// The targets of this repository and of a release.
System.Console.WriteLine();
