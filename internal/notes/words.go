package notes

import "spotter/internal/body"

// The words of notes. English first; the commonest words of German, French,
// Spanish, Italian, Portuguese and Turkish, for real logs are often not
// English. From memory and from the look of real notes, none copied.

var painWords = set("pain pains painful painfull hurt hurts hurting ache aches aching achy achey tweak tweaked tweaky strain strained pinch pinching pinched pinchy niggle niggly niggling twinge twinges twingy tender tenderness discomfort uncomfortable flare irritated irritation inflamed angry injury injured ouch headache headaches migraine stabbing jabbing throb throbbing impingement tendonitis tendinitis tendinopathy ow owie owwie" +
	" schmerz schmerzen schmerzt schmerzhaft weh zwickt zieht douleur douleurs mal duele dolor molestia molestias fa-male dolore dolorante dor dói ağrı ağrısı ağrıyor acıyor")

var tightWords = set("tight tightness stiff stiffness verspannt raide raideur tenso rigido teso gergin")
var soreWords = set("sore soreness")
var tingleWords = set("tingling tingle numb numbness tingly taub kribbelt hormigueo formicolio")

// negations stand before what they deny, within a few words.
var negations = set("no not without never zero nothing none isn't wasn't doesn't didn't don't isnt wasnt doesnt didnt dont aint ain't hardly nil minus kein keine keinen ohne nicht nie sans pas aucune aucun sin nada senza non nessun sem não nenhuma yok değil")

// overWords say that it is over.
var overWords = set("free gone resolved vanished disappeared weg verschwunden frei healed")

// painlessWords deny pain by themselves.
var painlessWords = set("painless painlessly painfree pain-free schmerzfrei schmerzlos indolore indolor ağrısız")

// betterWords say that it is less.
var betterWords = set("better less improving improved easing eased lighter besser mieux mejor meglio melhor")

// places are the words of the body, with the regions that package intake's
// vocabulary gives them.
var places = map[string]body.Region{}

// softPlaces are big muscles whose soreness is the training, not a complaint.
var softPlaces = set("quad quads hamstring hamstrings hams glute glutes leg legs calf calves abs core arms bicep biceps tricep triceps chest pecs lats traps delts thigh thighs forearms butt everything all body beine brust")

func addPlaces(region body.Region, words string) {
	for w := range set(words) {
		places[w] = region
	}
}

func init() {
	addPlaces(body.Shoulder, "shoulder shoulders delt delts deltoid ac-joint ac cuff rotator pec pecs pectoral chest armpit labrum collarbone supraspinatus schulter schultern brust épaule épaules hombro hombros pecho spalla spalle ombro ombros omuz pectoral")
	addPlaces(body.ElbowForearm, "elbow elbows forearm forearms bicep biceps tricep triceps ellenbogen ellbogen unterarm coude coudes codo codos gomito gomiti cotovelo cotovelos dirsek bizeps trizeps arm arms")
	addPlaces(body.Wrist, "wrist wrists hand hands finger fingers thumb handgelenk poignet poignets muñeca muñecas polso polsi pulso bilek daumen pinky palm")
	addPlaces(body.Neck, "neck nacken hals cou nuque cuello collo pescoço boyun")
	addPlaces(body.UpperBack, "upper-back mid-back scapula scap scaps rhomboid rhomboids trap traps lat lats shoulder-blade blade rib ribs thoracic t-spine schulterblatt omoplate")
	addPlaces(body.LowBack, "low-back lower-back lowback back lumbar si-joint si sacrum spine erector erectors rücken kreuz dos lombaires espalda lumbares schiena lombare costas lombar bel sırt disc ql")
	addPlaces(body.HipGroin, "hip hips groin adductor adductors glute glutes butt hamstring hamstrings hammy hams piriformis psoas hip-flexor leg legs thigh hüfte leiste hanche aine cadera ingle anca inguine quadril kalça ischias")
	addPlaces(body.Knee, "knee knees patella patellar quad quads meniscus mcl acl itb kneecap knie genou genoux rodilla rodillas ginocchio ginocchia joelho joelhos diz")
	addPlaces(body.Other, "ankle ankles achilles foot feet shin shins calf calves heel toe knöchel cheville tobillo caviglia tornozelo head headache headaches migraine jaw abs stomach")
}

var sides = map[string]body.Side{"left": body.Left, "l": body.Left, "lt": body.Left, "lft": body.Left, "lhs": body.Left, "links": body.Left, "linke": body.Left, "linken": body.Left, "linker": body.Left, "linkes": body.Left, "gauche": body.Left, "izquierdo": body.Left, "izquierda": body.Left, "sinistra": body.Left, "sinistro": body.Left, "esquerdo": body.Left, "esquerda": body.Left, "sol": body.Left,
	"right": body.Right, "r": body.Right, "rt": body.Right, "rhs": body.Right, "rechts": body.Right, "rechte": body.Right, "rechten": body.Right, "rechter": body.Right, "rechtes": body.Right, "droite": body.Right, "droit": body.Right, "derecho": body.Right, "derecha": body.Right, "destra": body.Right, "destro": body.Right, "direito": body.Right, "direita": body.Right, "sağ": body.Right,
	"both": body.Both, "beide": body.Both, "beiden": body.Both, "deux": body.Both, "ambos": body.Both, "entrambe": body.Both}

// idioms hold a word of pain or of the body and speak of neither. They are
// taken out first; longest first.
var idioms = []string{
	"pain in the ass", "pain in the arse", "pain in the butt", "pain in the neck", "no pain no gain", "no pain, no gain", "pr pain face", "pain face", "pain cave", "pain train", "world of pain", "house of pain",
	"good pain", "muscle pain", "pain session", "painfully", "painted", "painting", "painter", "paint", "spain", "sore throat", "sore loser", "sight for sore eyes", "throat",
	"hurt my ego", "hurt my pride", "hurt my feelings", "hurts my soul", "hurt so good", "won't hurt", "wont hurt", "can't hurt", "cant hurt", "doesn't hurt to", "wouldn't hurt to", "growing pains",
	"knee sleeves", "knee sleeve", "knee wraps", "knee wrap", "elbow sleeves", "elbow sleeve", "elbow wraps", "wrist wraps", "wrist wrap", "wrist straps", "neck harness", "hand release", "hip thrusts", "hip thrust", "hip abduction", "hip adduction",
	"tight grip", "tight form", "tight form", "stay tight", "stayed tight", "staying tight", "keep tight", "kept tight", "keeping tight", "get tight", "got tight", "getting tight", "more tight", "tight setup", "tight arch", "tight core", "tight back", "tight upper back", "upper back tight", "lats tight", "brace tight", "tight brace", "tight belt", "belt tight", "belt too tight", "belt was tight", "tight suit", "suit tight", "suit was tight", "tight schedule", "tight on time", "time tight", "time was tight", "tight sleeves", "sleeves tight", "sleeves too tight", "shirt tight", "pants tight", "shoes tight", "tight shoes", "super tight", "nice and tight", "tighter", "tight off the", "tight at the bottom",
	"back off", "backoff", "back-off", "back down", "back squat", "back squats", "back to", "back at it", "back up", "back in", "back set", "back sets", "back extension", "back extensions", "back raise", "go back", "come back", "came back", "coming back", "back from", "back day", "back pumped", "back pump", "first time back", "week back", "lean back", "sit back", "held back", "back on", "set back", "way back",
	"left in the tank", "left in tank", "in the tank", "reps left", "rep left", "had left", "nothing left", "what was left", "more left", "left out", "left early", "left gym", "left the gym", "time left", "weeks left", "days left", "left it", "left some", "left one", "left two", "left 1", "left 2", "left 3",
	"right after", "right before", "right now", "right away", "just right", "felt right", "feels right", "all right", "alright", "right on", "right weight", "form right",
	"heart rate", "on the other hand", "by hand", "free hand", "hands free", "one hand", "shoulder day", "leg day", "chest day", "arm day", "shoulder press", "chest press", "leg press", "leg curl", "leg curls", "leg extension", "leg extensions", "leg raise", "leg raises", "chest supported", "chest fly", "lat pulldown", "lat pulldowns", "wrist curl", "wrist curls", "calf raise", "calf raises", "bicep curl", "bicep curls", "tricep pushdown", "knee raise", "knee raises", "dead hang",
	"angry birds", "angry at", "burn out", "burnout", "strain gauge", "eye strain", "muscle strain index", "killer", "injury prevention", "avoid injury", "injury free", "afraid of injury", "stomach ache", "stomachache", "toothache", "strained face", "no strain on", "mal wieder", "diesmal", "nächstes mal", "nochmal", "zum ersten mal", "mal sehen", "pas mal", "pinch grip", "plate pinch", "pinch plate", "stiff leg", "stiff legged", "stiff-leg", "stiff-legged", "stiff bar", "tender loving", "free weight", "free weights", "numb from cold", "cold hands",
}

// joined are two words that name one place.
var joinedWords = []string{"low back", "lower back", "upper back", "mid back", "middle back", "shoulder blade", "shoulder blades", "si joint", "ac joint", "hip flexor", "hip flexors", "t spine", "fa male", "front delt", "rear delt", "back of knee", "rotator cuff", "pec tendon", "sit bone"}

var joinedAs = map[string]string{"lower back": "low-back", "middle back": "mid-back", "shoulder blades": "shoulder-blade", "hip flexors": "hip-flexor", "front delt": "delt", "rear delt": "delt", "back of knee": "knee", "rotator cuff": "cuff", "pec tendon": "pec", "sit bone": "hip"}
