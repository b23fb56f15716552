package body

// WindowUpperBack is the magnified part of the back.
const WindowUpperBack = "upper_back"

// Box is a part of a view that is shown, in thousandths of its width.
type Box struct{ X, Y, W, H float64 }

// Whole view and upper back, as they are shown: the margins of the whole view
// are cut.
var (
	WholeBox     = Box{40, 24, 920, 1988}
	UpperBackBox = Box{222, 268, 556, 480}
)
