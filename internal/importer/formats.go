package importer

// formats in the order they are tried: the surest signs first, any table last.
var formats = []format{
	{"garmin_fit", isFIT, readFIT},
	{"fitnotes_backup", isFitNotesDB, readFitNotesDB},
	{"wger", isWger, readWger},
	{"liftosaur_json", isLiftosaurJSON, readLiftosaurJSON},
	{"jefit", isJefit, readJefit},
	{"alpha_progression", isAlpha, readAlpha},
	{"hevy", isHevy, readHevy},
	{"liftosaur", isLiftosaur, readLiftosaur},
	{"fitbod", isFitbod, readFitbod},
	{"stronglifts", isStrongLifts, readStrongLifts},
	{"liftlog", isLiftLog, readLiftLog},
	{"repcount", isRepCount, readRepCount},
	{"gymrun", isGymRun, readGymRun},
	{"gymbook", isGymBook, readGymBook},
	{"fitnotes_body", isBodyTracker, readBodyTracker},
	{"fitnotes", isFitNotes, readFitNotes},
	{"bearable", isBearable, readBearable},
	{"daylio", isDaylio, readDaylio},
	{"openpowerlifting", isOPL, readOPL},
	{"strong", isStrong, readStrong},
	{"table", isAnyTable, readAnyTable},
}
