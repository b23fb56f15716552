package plan

// pctOf is the share of the 1RM that goes with reps at an effort: the RTS
// chart, straight between its half points; 0 outside it.
func pctOf(reps int, rpe float64) float64 {
	at := 2 * (float64(reps) + 10 - rpe - 1)
	if !(reps > 0 && at >= 0 && at < float64(len(chart)-1)) {
		return 0
	}
	i := int(at)
	return chart[i] + (chart[i+1]-chart[i])*(at-float64(i))
}

var chart = [...]float64{
	1, .978, .955, .938, .922, .907, .892, .878, .863, .85, .837, .824, .811, .798, .786,
	.774, .762, .751, .739, .732, .724, .716, .707, .699, .691, .683, .676, .669, .663,
}
