package safety

// EasedForTest is what bad answers leave of a load.
func (x LiftFacts) EasedForTest(share float64) float64 { return x.eased(share) }
