package course

// bodies is what a body does with load: pain in the set, and after.
type bodies interface {
	dawn(day int)                        // the night to this day's morning has passed
	level(moment int) float64            // pain from training: 0 this morning, 1 at training, 2 this evening
	set(x *move, d dose, at int) float64 // pain in the set, over what is there anyway; at counts the day's sets
	rest()                               // the session is over
	clone(quiet bool) bodies
}

// muscles is what strength does with training.
type muscles interface {
	dawn()
	set(x *move, d dose)
	now(main int) float64 // share of the first day's 1RM, tiredness and all
	clone() muscles
}

func newBody(a *Athlete) bodies {
	if a.Kind == nothing {
		return &unhurt{}
	}
	if a.World == WorldB {
		return newWear(a)
	}
	return newStrain(a)
}

func newMuscle(a *Athlete) muscles {
	if a.World == WorldB {
		return newPools(a)
	}
	return newBuilt(a)
}

// unhurt is the body whose pain has nothing to do with training.
type unhurt struct{}

func (*unhurt) dawn(int)                     {}
func (*unhurt) level(int) float64            { return 0 }
func (*unhurt) set(*move, dose, int) float64 { return 0 }
func (*unhurt) rest()                        {}
func (u *unhurt) clone(bool) bodies          { return u }
