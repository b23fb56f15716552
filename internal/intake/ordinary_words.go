package intake

import "strings"

// otherWords are English words one slip of the finger away from a listed word
// of another meaning ("context", "hunting", "meaning", "spelling"): a writer
// who uses one means it. Taken from the SCOWL word list of size 60 (as Debian's
// wamerican 2020.12.07 ships it), less the mere inflections of listed words.
var otherWords = wordSet(`absorbing accented addiction afterword alloyed anaesthetized analgesia anorexic appealed appeased arcking aspiring augmenting backslide backyard bagging baiting balking
banding banking banning barbing barfing barging basking basting battery batting battlement bawling beached beaching beading beaming beaning bedding begging belched
belling belting berating besting betting bewaring billing binding binging blacken blacker blander blanked blanker blankest blanking blaster bleaker bleated bleating
bleeping blenched blenching blending blinking blocked blocking blotted blurted blushing bluster blustering blustery boasting boating bogging bonding bonging boobing
booming booting boozing bottling bouncing bounded bowling braised braising braking branching braving braying breaching breeding bridging bristle broiling brooking brothel
brunched brunching brutish buffering bugling bulimic bulking bulling bullock bunging burping burring burrowed burying bushiness bushing busting busyness caching cackling
calking calving camping carping cashing catting cerebra champed champing chanced chancing chanted chanter chanting chapped chapping charged charger charging chartering
cheeked cheeking cheeping chenille chipped chocked chocking chopped chucking clacked clacking clambered clamping clanged clanging clanking clapped clapping clarity
clashed clashing clasped clattering cleaner cleanly clearer cleaved cleaving cliched clinched clinching clinked clinking clocked clocking clomped cloning clopped cloying
clucked clucking clumped coaling coiling collage colluded collusion committee commune commuter completed completing complexe compliant comport comporting comportment
compote computed computing conceit concerted concerti concerto concession conformed confuted congest conking consign constructed constructing content contested context
contract contused converge cooping copping corking couched couching countrie coursing cowling cradling cranked cranking crapping creating creative creator cricked
cricking crimped crimping croaked crocked crooking crooned crumbled crusted cubical culling curbing curdling currant curried currying curtail curving deafened debasing
debiting debuting deceased decoding deriding derision deriving descant despise dialing dibbled dibbling diluted dinging dogging doublet doubted draping dripped droning
drooled drooling drugged drugging drunker ejection election elector engaged eternal exorcise expended expending explore explored exploring faction fairing fallowing
farther fattened fattening fearing feeding feinted feinting felling firearm fizzling flailing flaking flamingo flapped flatten flattered flattering flattery flavoring
flawing flaying flecked fleecing fleeing flipping flooded flopped flopping flotation floured flustering flutter fluxing foaming foiling footfall forgave forgiven framing
friction frighting frizzing fueling fulling fulness fuzzing gabbing gabbled gambled gargled gashing ghostly gilding globing gloving goofing granddad grasping grepped
grepping groping grubbed grubbing guiding gutting hailing hallowed hallway hamming hampered hampering hamstrung handing hankering hardness harking harping harrying
hatched hatting hawking heaping hearing heeding heeling hefting hemming herding hinting hipping hocking hogging homeless honking hooding hoofing hooping hooting hording
hovering hummock hungering hunting hurling hurraying husting imagine immerse incense inclement infecting infernal infested inflected inflection inserted insured intensify
interior interne interned interval invented invention invested irrigate irrigated irrigating jibbing jigging jobbing joggling jugging keeling keening kneeing knelling
knitted lacerate lacking lancing landline larding lashing laterally lauding leading leafing leaping leasing leathery legging lending liberally licking lighted lightening
lilting limning linting lisping listing literal loafing loaning lofting logging longing lookout looming looping looting lording lounging lucking lumping lunching lusting
malting mantled mapping marking mashing massing matching mealtime meaning meddled meddling mediaeval mediation medical meditation melding mingled minster missive mistaken
misusing mobilized mobster moister molting mooning motility mourning muddied muddling mullion multiplex mussing napping noshing notching notional opining orthopaedist
outsize overbooked overdone overland overlooked oversight packing pailful painted painter pairing palling pampering panning parapet parasol parsing parting pasting
pasture patching patting pawning pealing peasant pecking peeking penning pepping perigee perking petting pheasant pickling piecing pilaster pilling pinking pipping
pitched placing planter plating platter plodding plopped plopping pocking podding polling pooping porting positing positron potting pouncing pouting practicably praying
precious preciously prefect prepped presenting primate printed printer printing probating probation processional project projecting prorating proscribed prostrate protean
protesting provable provably punching punning punting pupping purling puttying quartet quieting quilted quilter quilting quitted quitter raiding railing raining ranging
ranking rapping rapture reacted reacting reaming reaping rearing rebated recommenced redress refracted refraction refuting regained rehiring relaxed relayed relived
remainder remover rending renting repelled repenting replayed replaying resister retained retched retrieve reusing revelled reverie reverting revolve revolved rewiring
ribbing ricking ridging rigging rinsing roached roaching roaming robbery robbing rocking roofing rotting routing ruining rusting sanding sapping scabbed scabbing scagged
scammed scanner scaring scarring scoffing scooting scouting scrabbled scrapping scuffed scuffle scuffling sealing seaming seating seeping selling sensitize sentience
sexting shading shafted shafting shagging shallot shaming shammed shaping sharing sharked sharking sharpen shedding sheering shelling shilled shimming shinning shipped
shipper shipping shirred shirted shirting shitting shoeing shooing shooter shopped shoring shorted shorting showing shrieking shucking sicking sifting sighing silting
simulation simulator singing sinning sipping skimming skimped skimping skinning skipper slabbed slabbing slacked slaking slapped slashing slaving slaying sleeker sleeking
sleeting slewing slicing slicking slimmed slimming slinging slippery slitting slivering sloping slopped slopping sloshed slotting slowdown slummed slurped smarted smarter
smarting smearing smelled smelling smidgeon smidgin smocked smocking smooched smoothing smother smoulder smuggest snacked snagged snagging snaking snaring sneaking
sneered sneering snipped snipping snitched snitching snowing snubbing snuffed snuffing snuffle snuffling snuggest soaping soaring sobbing socking solider sopping sottish
souffle spacial spading spammed spamming spanked spanned spanning spatter spatting spaying speaker spearing specking spelled spelling spicing spinner splashed splatting
splinting sporting spottier spouting spraining springing sprinter spurred spurring sputter squished stabled stacked stacking staffed staffer staging stained staining
staking staling stalled stamped stamping starker starlet starred starring starved stashed stashing stating stationery staving steeling steeper steeping stepped stiffed
stinking stinting stipulation stitched stitching stocking stoking stomped stooped stooping storing stowing straggle straggled straggling straighter stranding stranger
strangest straying streamed streaming strewed stricture stringer stringing stripped stripping stropped stropping stubbed stubbing stubble stuffing stumping stunted
sturgeon sureness swabbed swabbing swagged swagger swaggering swagging swamped swamping swashed swashing swearer sweeper sweeping sweeter swelter swigging swilled
swilling swopped swopping syringe tacking tagging tampered tampering tamping tangling tanking tasered tasering tasking tattering teaming teasing tending tenting testing
thanking thicken thicket thinker thrashed thumbing tickled tilling tinkling tinning tinting tippled tippling titling tittering tolling topical topically topping torched
torching trailed trailing traitor trammed tramped trapping trawler treading treadle trebling tricking trolled trouper trucking trumping trusting turfing tweeted twerked
twerking twigged twinning twitted twitting unbeatable unblocking underarm undying unpacking uploading uptight valiant varnished vehicle villein wafting wailing waiving
walling wandering wanking warding warping weaning weaving wedding welding welling welting wending wheeling wherever whetting whimper whimpered whisker whiskered whither
whiting whopping wigging winding winking witting wizened worming worrier wreaked wristband wronging`)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[stem(w)] = true
	}
	return out
}
