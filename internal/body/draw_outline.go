package body

// drawOutline is what every picture shares: the silhouette of the right half
// in the anatomical position (palms forward). Proportions follow common artists' and anthropometric canons: 7¾
// heads, acromion at 0.82 and crotch at 0.47 of the height (from memory).
const drawOutline = `
line out: top=0,48 34,52 62,72 81,112 86,150 | 90,153 95,164 93,186 87,203 ear=83,206 | jaw=75,244 68,268 66,290 68,308 nk=74,318
line out: nk 96,336 132,354 tr2=172,373 208,380 sho=244,400 269,434 282,482 290,532 dt_o=299,580 308,630 317,685 el1_o=324,738 332,775 el2_o=344,812 358,850 367,895 370,945 374,995 wr1_o=379,1030 wr2_o=386,1064 th_o=402,1092 420,1122 434,1156 438,1178 431,1188 420,1180 410,1162 web=401,1146
line out: web | 409,1186 411,1218 405,1236 n1=396,1232 | 395,1250 385,1262 376,1254 n2=374,1240 | 371,1254 360,1260 352,1246 n3=350,1228 | 345,1236 336,1228 331,1200 k3=325,1160 320,1118 wr2_i=323,1076 wr1_i=322,1040 314,1005 304,965 288,920 270,878 el2_i=258,834 253,795 el1_i=249,756 243,712 236,664 dt_i=226,615 210,580 arm=186,550
line out: arm | 193,572 la=197,606 194,660 rb=183,712 168,750 ws=163,786 165,826 il=174,866 186,914 hs=196,962 203,1012 th_o1=207,1072 207,1150 200,1235 186,1318 kn1_o=171,1384 166,1422 kn2_o=168,1464 175,1512 177,1570 c_o=170,1640 157,1715 146,1780 an1_o=138,1826 139,1854 an2_o=143,1880 157,1905 fo=176,1922 188,1936 180,1950 140,1955 98,1952 80,1942 fi=73,1922 72,1900 an2_i=71,1880 69,1858 an1_i=77,1824 72,1770 62,1700 c_i=51,1640 44,1575 43,1515 kn2_i=49,1464 48,1424 kn1_i=45,1384 36,1310 24,1230 14,1155 gi=9,1100 cr=0,1064
`

// drawLimbs are the lines across the limbs that front and back share.
const drawLimbs = `
# across the arm
line dt: dt_o dm=268,586 d2=246,598 dt_i
line e1: el1_o e1=302,748 e2=270,755 el1_i
line e2: el2_o e3=316,822 em=296,826 e4=277,830 el2_i
line arm_outer: dm 284,666 e1 314,786 e3
line arm_inner: d2 258,676 e2 272,792 e4
line fore: em 326,932 wm=350,1037 wn=355,1071
line w1: wr1_o wm wr1_i
line w2: wr2_o wn wr2_i
line th: th_o 400,1118 web
line kn: web k1=384,1156 k2=358,1162 k3
line f1: k1 392,1196 n1
line f2: k2 368,1202 n2
# across the leg
line k1: kn1_o kf1=141,1378 kf0=106,1376 kf2=74,1378 kn1_i
line k2: kn2_o kf3=140,1470 kf5=108,1473 kf4=77,1470 kn2_i
line a1: an1_o a1=122,1832 a2=93,1832 an1_i
mark: 340,1172 347,1200 350,1227
place thumb_index: 418,1140 400,1200
place middle_finger: 384,1220
place ring_little: 345,1200
`
