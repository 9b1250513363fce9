"""What the invented residents of the demonstration say. Own sentences, no real person or event."""

from wardmote.reports.choices import Kind

WORDS: dict[Kind, tuple[str, ...]] = {
    Kind.NOISE: (
        "Music with heavy bass from the house opposite, Thursday to Sunday, until two or three in the morning.",
        "A dog is left alone all day and barks without stopping. I work nights and cannot sleep.",
        "Drilling and hammering after eleven at night, for the third week now.",
        "Shouting and loud television through the wall every evening. The children are awake half the night.",
        "A car alarm goes off most nights around four. Nobody comes out to stop it.",
    ),
    Kind.NEIGHBOURS: (
        "The people upstairs throw rubbish from their balcony on to ours. I asked them to stop and was sworn at.",
        "My neighbour blocks the shared path with an old sofa and shouts at anybody who asks about it.",
        "He bangs on the wall whenever our baby cries, and yesterday he kicked our door.",
        "They have put up lights and cameras that point straight into our bedroom.",
    ),
    Kind.ROWDY: (
        "About ten young people gather by the shops after school, shout at passers-by and kick the bins over.",
        "A group sits on the swings in the evening, drinking and playing music. Families stay away.",
        "Eggs were thrown at our window on Friday and Saturday.",
        "They run through the flats ringing bells and banging doors, always around nine.",
        "People coming out late stand under our window, sing and fight.",
    ),
    Kind.VEHICLE_NUISANCE: (
        "Off-road bikes on the path by the canal, two on one bike, no lights, very fast.",
        "Cars race along here after midnight and turn in the car park with screaming tyres.",
        "An electric motorbike goes up and down the footpath where the school children walk.",
        "Cars are parked across the pavement every match day; I cannot get past with the wheelchair.",
    ),
    Kind.VEHICLE_ABANDONED: (
        "A grey van with flat tyres has stood outside for six weeks. The windows are broken now.",
        "A car without number plates was left on the grass. Children play in it.",
    ),
    Kind.LITTER_DRUGS: (
        "Needles and small bags behind the garages, next to the way to the nursery.",
        "Bags of rubbish and a mattress were dumped at the end of the alley again.",
        "The smell of cannabis comes through the vents into the stairs every evening.",
        "Silver canisters and balloons all over the playground on Sunday morning.",
    ),
    Kind.ANIMALS: (
        "A large dog without a lead ran at my son in the park. The owner laughed.",
        "Dog mess on the path to the school every day; it is always the same person.",
    ),
    Kind.TRESPASS: (
        "Somebody climbs over our back wall at night and sleeps in the shed.",
        "Young people get on to the roof of the garages and throw stones down.",
    ),
    Kind.COMMUNICATIONS: (
        "I get messages every day from a number I do not know; they know where my daughter goes to school.",
        "Somebody posts lies about me in the residents' group and now people shout at me in the street.",
    ),
    Kind.STREET_DRINKING: (
        "Four or five people drink on the benches by the shops from the morning on. They ask everybody for money.",
        "Broken bottles by the war memorial again, and people are afraid to sit there.",
    ),
    Kind.PROSTITUTION: ("Cars stop in the lay-by every night, and women are shouted at who only walk past.",),
    Kind.BEGGING: ("The same man sits at the cash machine and gets angry when people give nothing.",),
    Kind.FIREWORKS: (
        "Fireworks are let off in the street after midnight. Our dog shakes for hours.",
        "A rocket was fired at a bus stop where people were waiting.",
    ),
}
HARM = (
    "I sleep three or four hours and have been off work twice.",
    "My mother is 82 and does not go out after dark any more.",
    "The children are scared to walk to school.",
    "We have stopped using the garden.",
    "",
    "",
)
WISHES = (
    "That it stops, and that somebody tells me what is being done.",
    "Somebody should speak with them before it gets worse.",
    "Better lighting and a gate.",
    "",
)
WATCHED = (
    "A single report, nobody hurt, no offender known. Watching for a repeat.",
    "Visited, nothing seen. The resident agrees to tell us if it happens again.",
)
ADVISED = (
    (
        "Parking without obstruction: not anti-social behaviour.",
        "Parking on a public road is not something the partnership can act on unless it blocks the way. The county's "
        "parking service can help.",
    ),
    (
        "One party, announced beforehand.",
        "A single party is not usually anti-social behaviour. Speaking with your neighbour often helps; tell us if it "
        "goes on.",
    ),
    (
        "Children playing in the daytime.",
        "Children playing outside is not anti-social behaviour. Tell us if anybody is threatened.",
    ),
)
NOTES = (
    "Spoke with the caretaker, who has seen the same group three times this month.",
    "House-to-house in the row: four of nine households hear it, two keep a diary.",
    "Checked the lighting with the county. Two lamps are out and ordered.",
    "Joint visit with the neighbourhood team. The tenant agreed to keep the music off after ten.",
    "Diary sheets received: eleven entries in two weeks, mostly between 23:00 and 02:00.",
    "Letter of advice delivered by hand and explained at the door.",
    "Youth service will do two evenings by the shelter.",
    "Camera from the pool asked for; earliest in ten days.",
)
CONTACTS = (
    "Rang as agreed. It has been quieter this week. Explained what we do next.",
    "Went through the diary together. She feels listened to, and worries about being recognised.",
    "Told them what the visit brought, and when we ring again.",
    "No change since last week. Offered victim support, accepted.",
)
ACTIONS = (
    "Deliver the letter of advice",
    "Check the tenancy agreement",
    "Ask the county about the lighting",
    "Agree diary sheets with the complainant",
    "Joint visit with the police",
    "Review the footage of the weekend",
    "Offer mediation",
)
SUMMARY = (
    "Thank you for telling us what was happening, and for keeping the diary. We spoke with the people concerned and "
    "agreed with them what must stop. Nothing more has been reported for some weeks, so we are closing our work on it. "
    "If it starts again, tell us: you can use your link, and we will look at everything together, not only at the last "
    "time. You may also ask for an ASB case review if you think that we did too little."
)
FIRST = (
    "Amara", "Bryn", "Carys", "Dominic", "Esme", "Farid", "Greta", "Hugo", "Imogen", "Jonah", "Kezia", "Lorcan", "Maya",
    "Nadia", "Oscar", "Petra", "Quentin", "Rosa", "Samir", "Tilda", "Umar", "Vera", "Wesley", "Xenia", "Yusuf", "Zoe",
)  # fmt: skip
LAST = (
    "Ashdown", "Bellweather", "Crowhurst", "Dunmore", "Eastlake", "Farthing", "Greenhalgh", "Hartnell", "Ingleby", "Jessop",
    "Kingsnorth", "Larkspur", "Mistry", "Northcote", "Okonjo", "Penhale", "Quarrington", "Redfern", "Sandhu", "Thistle",
    "Underhill", "Vasquez", "Whitlock", "Yardley",
)  # fmt: skip
