"""Rules of a project and its live numbers -> alerts that begin, are acknowledged and end, each change once, kept and told. Never asks the store itself."""
