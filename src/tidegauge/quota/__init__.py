"""Who asks and by which rate -> admitted and counted, in this process or for all nodes together -> never lets everybody in because a counter is away."""
